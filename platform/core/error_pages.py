"""Error pages in the style of the house, that need neither database nor session."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from core.problems import is_for_program, problem_response

STATUSES = (400, 403, 404, 405, 410, 413, 414, 415, 429, 500, 503)
TRY_AGAIN_AFTER = 10  # seconds
LAST_RESORT = (
    '<!doctype html><html lang="nl"><meta charset="utf-8">'
    "<title>Dit lukt nu niet</title>"
    "<h1>Dit lukt nu niet</h1><p>Er ging iets mis. Probeer het straks opnieuw.</p>"
    '<p><a href="/">Naar de voorpagina</a></p></html>'
)
logger = logging.getLogger(__name__)


def error_response(status, *, template=None):
    """Return our own page for a status; a reader never sees the framework's."""
    if template is None:
        template = f"errors/{status if status in STATUSES else 400}.html"
    try:
        page = render_to_string(template)
    except Exception:
        # The page about an error must come, whatever is broken.
        logger.exception("The page %s does not work", template)
        page = LAST_RESORT
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response


def answer(request, status):
    """Return what tells this reader, or this program, what went wrong."""
    return (
        problem_response(status) if is_for_program(request) else error_response(status)
    )


def bad_request(request, exception=None):
    return answer(request, 400)


def permission_denied(request, exception=None):
    return answer(request, 403)


def not_found(request, exception=None):
    response = answer(request, 404)
    # Asking who somebody is adds this header. With it on every missing page, nobody
    # can tell what is missing from what is hidden.
    response["Vary"] = "Cookie"
    return response


def too_many_requests(request, exception=None):
    return answer(request, 429)


def csrf_failure(request, reason=""):
    return error_response(403, template="errors/403_csrf.html")


def server_error(request):
    """Answer 503 while the database is away: it comes back by itself."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = answer(request, 503 if is_away else 500)
    if is_away:
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response
