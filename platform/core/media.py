"""Serves renditions of pictures, and documents to who may see them; nothing else."""

import posixpath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve
from wagtail.images import get_image_model

from core.restrictions import hide_restricted_image

IMAGE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
FOR_A_YEAR = "public, max-age=31536000, immutable"
# Whatever an uploaded file holds, a browser runs nothing of it.
INERT = "default-src 'none'; sandbox"


@require_safe
def public_image(request, path):
    """Send one rendition. Originals, documents and odd paths do not exist here."""
    content_type = IMAGE_TYPES.get(posixpath.splitext(path)[1].lower())
    is_plain = posixpath.normpath(f"/{path}") == f"/{path}"
    if not content_type or not is_plain or not path.startswith("images/"):
        raise Http404
    is_restricted = hide_restricted_image(get_image_model(), path, request)
    try:
        modified = int(default_storage.get_modified_time(path).timestamp())
        file = default_storage.open(path)
    except (OSError, ValueError) as error:
        raise Http404 from error
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if since and since >= modified:
        return HttpResponseNotModified()
    response = FileResponse(file, content_type=content_type)
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = "private, no-store" if is_restricted else FOR_A_YEAR
    response["Content-Security-Policy"] = INERT
    # Newsletters and readers of feeds show our pictures on their own pages.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def document(request, document_id, document_filename):
    """Send a document to keep, not to open: see core.restrictions for who may."""
    response = serve(request, document_id, document_filename)
    response["Content-Security-Policy"] = INERT
    return response
