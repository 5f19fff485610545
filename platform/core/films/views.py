"""Sends films and their captions to who may see them, in parts if so asked."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from core.films import ranges
from core.media import FOR_A_YEAR, INERT
from core.restrictions import hide_restricted_collection

# A player asks for the rest of the film; a worker is not busy with one for minutes.
MAX_PART = 4 * 1024 * 1024
# In a sandbox a browser does not play its own film to who opens the address.
ONLY_PLAYS = "default-src 'none'; media-src 'self'"
PRIVATE = "private, no-store"
SOON_AGAIN = "public, max-age=300"


class Part:
    """So many bytes of an open file from where it stands, as a file."""

    def __init__(self, file, length):
        self._file = file
        self._left = length

    def read(self, size):
        data = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data

    def close(self):
        self._file.close()


@require_safe
def film(request, token):
    """Send a film, or the part of it that the player asks for."""
    found = _find(token)
    is_restricted = hide_restricted_collection(found.collection, request)
    storage, name = found.file.storage, found.file.name
    try:
        modified = int(storage.get_modified_time(name).timestamp())
        file = storage.open(name)
    except OSError as error:
        raise Http404 from error
    etag = f'"{token}"'
    response = get_conditional_response(request, etag, modified)
    if response is None:
        response = _content(request, file, etag, modified)
    else:
        file.close()
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    if response.status_code < 400:
        response["Cache-Control"] = PRIVATE if is_restricted else FOR_A_YEAR
    response["Content-Security-Policy"] = ONLY_PLAYS
    return response


@require_safe
def captions(request, token):
    """Send the captions of a film as WebVTT."""
    found = _find(token)
    is_restricted = hide_restricted_collection(found.collection, request)
    if not found.captions:
        raise Http404
    response = HttpResponse(found.captions, content_type="text/vtt; charset=utf-8")
    response["Cache-Control"] = PRIVATE if is_restricted else SOON_AGAIN
    response["Content-Security-Policy"] = INERT
    return response


def _find(token):
    from core.models import Film

    return get_object_or_404(Film, file=f"films/{token}.mp4")


def _content(request, file, etag, modified):
    size = file.size
    asked = request.headers.get("Range", "")
    if not asked or not _is_still_the_same(request, etag, modified):
        return _part(file, 0, size, status=200)
    try:
        found = ranges.find(asked, size)
    except ranges.UnsatisfiableError:
        file.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    if found is None:
        return _part(file, 0, size, status=200)
    first, last = found
    last = min(last, first + MAX_PART - 1)
    response = _part(file, first, last - first + 1, status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _is_still_the_same(request, etag, modified):
    """Say whether the part belongs to the file that the player has already begun."""
    condition = request.headers.get("If-Range")
    if not condition:
        return True
    return condition == etag or parse_http_date_safe(condition) == modified


def _part(file, first, length, *, status):
    file.seek(first)
    response = FileResponse(Part(file, length), status=status, content_type="video/mp4")
    response["Content-Length"] = length
    return response
