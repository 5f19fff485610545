"""Small files that machines ask for."""

from datetime import timedelta
from urllib.parse import quote

from django.db import connection
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import SiteDetails
from core.page_store.public import public

SECURITY_VALID_FOR = timedelta(days=180)


@public()
@require_safe
@cache_control(public=True, max_age=3600)
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Disallow: /zoeken/",
        f"Sitemap: {sitemap}",
    ]
    return _plain(lines)


@public()
@require_safe
@cache_control(public=True, max_age=3600)
def security(request):
    """Tell who finds a weakness where to report it (RFC 9116).

    Without an address there is no such file: it would be invalid, and of no use.
    """
    details = SiteDetails.for_request(request)
    address = details.security_email or details.email
    if not address:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + SECURITY_VALID_FOR
    return _plain(
        [
            f"Contact: mailto:{quote(address, safe='@+')}",
            f"Expires: {expires.isoformat()}",
            "Preferred-Languages: nl, en",
            f"Canonical: {request.build_absolute_uri(request.path)}",
        ]
    )


@require_safe
def health(request):
    """Say whether the process and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return _plain(["ok"])


def _plain(lines):
    text = "\n".join(lines) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
