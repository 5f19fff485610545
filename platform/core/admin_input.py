"""Answers 400 where Wagtail's admin would break on input that no form of it sends.

Its views trust their own forms: a missing field, a number too large for the database or
a broken key ends in an error of the server. Nothing is hidden: each case is logged as
an error, with where it happened.
"""

import logging
import re
from pathlib import Path
from traceback import walk_tb

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.db.models import ProtectedError
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

from core.error_pages import error_response

ADMIN_PREFIX = "/admin/"
MAX_ROWS = 300  # in one inline panel; each costs milliseconds, also when it is empty
# Always about what was sent
TOO_MUCH = (DataError, MultiValueDictKeyError, OverflowError, RecursionError)
# About what was sent when no code of ours took part
STUMBLES = (
    AttributeError,
    LookupError,
    NoReverseMatch,
    ObjectDoesNotExist,
    ProtectedError,
    TypeError,
    ValidationError,
    ValueError,
)
logger = logging.getLogger(__name__)


class AdminInputMiddleware:
    """Refuse input over which Wagtail's own views break."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Refuse endless forms, and to go on to an address of another site."""
        if not request.path_info.startswith(ADMIN_PREFIX):
            return None
        targets = [*request.GET.getlist("next"), *request.POST.getlist("next")]
        totals = [v for k, v in request.POST.items() if k.endswith("-TOTAL_FORMS")]
        are_local = all(_is_local(target, request) for target in targets)
        if are_local and not any(map(_is_endless, totals)):
            return None
        return error_response(400)

    def process_exception(self, request, exception):
        """Turn a stumble of Wagtail's own code over given input into a refusal."""
        in_admin = request.path_info.startswith(ADMIN_PREFIX)
        if not in_admin or not _has_input(request) or not _is_stumble(exception):
            return None
        logger.error("The admin stumbled over its input", exc_info=exception)
        return error_response(400)


def _has_input(request):
    """Say whether a request could be malformed; a bare fixed address cannot."""
    return request.resolver_match.kwargs or request.GET or request.method != "GET"


def _is_stumble(exception):
    if isinstance(exception, TOO_MUCH):
        return True
    return isinstance(exception, STUMBLES) and not _passes_our_code(exception)


def _is_endless(total):
    # int() also reads "1_000" and digits of other scripts.
    return not re.fullmatch(r"[0-9]{1,9}", total) or int(total) > MAX_ROWS


def _is_local(target, request):
    """Say whether an address is ours: the admin's own buttons send it in full."""
    own = f"{request.scheme}://{request.get_host()}/"
    path = target[len(own) - 1 :] if target.startswith(own) else target
    return not path or (path[0] == "/" and path[1:2] not in {"/", "\\"})


def _passes_our_code(exception):
    """Say whether code of this product took part in an error; then it is a bug."""
    trace = walk_tb(exception.__traceback__)
    files = {Path(frame.f_code.co_filename) for frame, _line in trace}
    ours = [file for file in files if file.is_relative_to(settings.BASE_DIR)]
    return any("site-packages" not in file.parts for file in ours)
