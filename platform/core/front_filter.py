"""Refuses requests that the framework would stumble over, before it reads them."""

from urllib.parse import unquote_to_bytes

from core.error_pages import error_response

METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
CHARSETS = {"", "utf-8", "utf8"}
MAX_QUERY_BYTES = 8_000
MAX_PARAMETERS = 200
HEADERS = ("HTTP_COOKIE", "HTTP_REFERER", "HTTP_USER_AGENT", "HTTP_ACCEPT_LANGUAGE")


class FrontFilterMiddleware:
    """Answer 400, 404, 405, 414 or 415 to what no browser of a reader ever sends."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = refusal(request)
        return error_response(request, status) if status else self.get_response(request)


def refusal(request):
    """Return the status that refuses a request, or None to let it pass."""
    if request.method not in METHODS:
        return 405
    if "\x00" in request.path_info or "\ufffd" in request.path_info:
        return 404
    query = request.META.get("QUERY_STRING", "")
    if len(query) > MAX_QUERY_BYTES:
        return 414
    if not _is_clean_query(query) or not _are_clean_headers(request.META):
        return 400
    if not _has_known_charset(request.META.get("CONTENT_TYPE", "")):
        return 415
    return None


def _is_clean_query(query):
    if query.count("&") >= MAX_PARAMETERS:
        return False
    raw = unquote_to_bytes(query.replace("+", " "))
    try:
        return "\x00" not in raw.decode()
    except UnicodeDecodeError:
        return False


def _are_clean_headers(meta):
    return not any(
        ord(character) < 32 and character != "\t"
        for name in HEADERS
        for character in meta.get(name, "")
    )


def _has_known_charset(content_type):
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.strip().lower() == "charset":
            return value.strip("\"' ").lower() in CHARSETS
    return True
