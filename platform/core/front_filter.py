"""Refuses requests that the framework would stumble over, before it reads them.

It asks neither session nor database, only who sends a film. It logs one line with the
reason and nothing of the request: what was sent may be an attack on whoever reads it.
"""

import logging
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseNotAllowed, UnreadablePostError

from core import error_pages
from core.problems import API_PREFIX, is_for_program

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
URL_ENCODED = "application/x-www-form-urlencoded"
FORM_TYPES = (URL_ENCODED, "multipart/form-data")
JSON = "application/json"
MAX_PATH = 2_000
MAX_QUERY = 8_000
MAX_PARAMETERS = 200
MEGABYTE = 1024 * 1024
MAX_BODY = 12 * MEGABYTE  # a picture of 10 MB in a form
MAX_JSON = MEGABYTE
MAX_ADMIN_BODY = 30 * MEGABYTE  # a document of 25 MB in a form
ADMIN_PREFIX = "/admin/"
FILM_PREFIX = "/admin/snippets/core/film/"
logger = logging.getLogger(__name__)


class FrontFilterMiddleware:
    """Answer 4xx to what no browser of a reader ever sends."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        for status, reason, is_refused in RULES:
            if is_refused(request):
                return _refuse(request, status, reason)
        return _with_own_page(request, self.get_response(request))

    def process_view(self, request, view, args, kwargs):
        """Refuse a form with bytes that no database takes, before anything uses it."""
        if _is_film_of_stranger(request):
            return _refuse(request, 413, "film of a stranger")
        if request.method == "POST" and request.content_type in FORM_TYPES:
            try:
                if _has_broken_form(request):
                    return _refuse(request, 400, "form")
            except UnreadablePostError:
                return _refuse(request, 400, "connection")
        return None


def _refuse(request, status, reason):
    logger.warning("Refused with %s: %s", status, reason)
    response = error_pages.answer(request, status)
    if status == 405:
        response["Allow"] = ", ".join(METHODS)
    # Django would log a second line, with the path that was asked.
    response._has_been_logged = True
    return response


def _with_own_page(request, response):
    """Put our page in the empty answer of a view that does not know the method."""
    if not isinstance(response, HttpResponseNotAllowed):
        return response
    if response.content and not is_for_program(request):
        return response
    page = error_pages.answer(request, 405)
    page["Allow"] = response["Allow"]
    return page


def _has_unknown_method(request):
    return request.method not in METHODS


def _has_forged_host(request):
    try:
        request.get_host()
    except DisallowedHost:
        return True
    return False


def _has_control_characters(text):
    return any(ord(character) < 32 or ord(character) == 127 for character in text)


def _has_odd_path(request):
    return "\\" in request.path_info or _has_control_characters(request.path_info)


def _has_long_path(request):
    return len(request.path_info) > MAX_PATH


def _has_long_query(request):
    return len(request.META.get("QUERY_STRING", "")) > MAX_QUERY


def _has_too_many_parameters(request):
    return request.META.get("QUERY_STRING", "").count("&") >= MAX_PARAMETERS


def _has_broken_query(request):
    # The server hands over bytes as latin-1.
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    return _is_broken(unquote_to_bytes(query))


def _is_broken(raw):
    if b"\x00" in raw:
        return True
    try:
        raw.decode()
    except UnicodeDecodeError:
        return True
    return False


def _has_odd_headers(request):
    headers = (value for name, value in request.META.items() if name[:5] == "HTTP_")
    return any(_has_control_characters(value.replace("\t", "")) for value in headers)


def _has_broken_cookies(request):
    raw = request.META.get("HTTP_COOKIE", "").encode("latin-1", "replace")
    # A quoted cookie may spell a NUL as \\000.
    return _is_broken(raw) or any("\x00" in v for v in request.COOKIES.values())


def _has_foreign_charset(request):
    charset = (request.content_params or {}).get("charset", "utf-8")
    return charset.strip("'\" ").lower() != "utf-8"


def _has_foreign_body(request):
    """Say whether JSON comes where forms are sent, or a form where JSON is."""
    if is_for_program(request):
        return _has_body(request) and request.content_type != JSON
    is_for_admin = request.path_info.startswith(ADMIN_PREFIX)
    return request.content_type == JSON and _has_body(request) and not is_for_admin


def _has_body(request):
    return request.META.get("CONTENT_LENGTH", "") not in {"", "0"}


def _has_packed_body(request):
    return request.META.get("HTTP_CONTENT_ENCODING", "identity") != "identity"


def _has_large_body(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_number = length.isascii() and length.isdecimal() and len(length) < 12
    return not is_number or int(length) > _max_body(request.path_info)


def _max_body(path):
    if path.startswith(FILM_PREFIX):
        return settings.FILM_MAX_UPLOAD_SIZE + MEGABYTE
    if path.startswith(API_PREFIX):
        return MAX_JSON
    return MAX_ADMIN_BODY if path.startswith(ADMIN_PREFIX) else MAX_BODY


def _is_film_of_stranger(request):
    """Say whether somebody without a login sends more than all others may."""
    # The length is a number: the rules came first.
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    return length > MAX_ADMIN_BODY and not request.user.is_authenticated


def _has_broken_form(request):
    for name, values in request.POST.lists():
        if any("\x00" in text for text in (name, *values)):
            return True
    is_url_encoded = request.content_type == URL_ENCODED
    return is_url_encoded and _is_broken(unquote_to_bytes(request.body))


RULES = (
    (405, "method", _has_unknown_method),
    (400, "host", _has_forged_host),
    (404, "path", _has_odd_path),
    (414, "long path", _has_long_path),
    (414, "long query", _has_long_query),
    (400, "number of parameters", _has_too_many_parameters),
    (400, "query", _has_broken_query),
    (400, "headers", _has_odd_headers),
    (400, "cookies", _has_broken_cookies),
    (415, "charset", _has_foreign_charset),
    (415, "foreign body", _has_foreign_body),
    (415, "packed body", _has_packed_body),
    (413, "large body", _has_large_body),
)
