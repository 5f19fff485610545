"""Error pages in the style of the house, that need neither database nor session."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

STATUSES = (400, 403, 404, 405, 410, 413, 414, 415, 429, 500, 503)


def error_response(request, status):
    """Return our own page for a status; a reader never sees the framework's."""
    template = f"errors/{status}.html" if status in STATUSES else "errors/400.html"
    response = HttpResponse(render_to_string(template), status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request, exception=None):
    return error_response(request, 400)


def permission_denied(request, exception=None):
    return error_response(request, 403)


def not_found(request, exception=None):
    return error_response(request, 404)


def too_many_requests(request, exception=None):
    return error_response(request, 429)


@requires_csrf_token
def csrf_failure(request, reason=""):
    response = HttpResponse(render_to_string("errors/403_csrf.html"), status=403)
    response["Cache-Control"] = "no-store"
    return response


def server_error(request):
    return error_response(request, 500)
