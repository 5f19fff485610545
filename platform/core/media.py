"""Serves renditions of pictures, and nothing else that lies in the media folder."""

import posixpath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

IMAGE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@require_safe
def public_image(request, path):
    """Send one rendition. Originals, documents and odd paths do not exist here."""
    content_type = IMAGE_TYPES.get(posixpath.splitext(path)[1].lower())
    is_plain = posixpath.normpath(f"/{path}") == f"/{path}"
    if not content_type or not is_plain or not path.startswith("images/"):
        raise Http404
    try:
        modified = int(default_storage.get_modified_time(path).timestamp())
        file = default_storage.open(path)
    except (FileNotFoundError, OSError, ValueError) as error:
        raise Http404 from error
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if since and since >= modified:
        return HttpResponseNotModified()
    response = FileResponse(file, content_type=content_type)
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
