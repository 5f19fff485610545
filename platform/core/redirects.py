from urllib.parse import urlsplit

from django.db.models import F
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.querysets import BasePageQuerySet


class RedirectMiddleware(MiddlewareMixin):
    """Wagtail's redirects, except to pages that this reader may not see.

    Those would tell that the page exists, and its title in its address.
    """

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        redirect = _redirect_for(request)
        if redirect is None or redirect.link is None or _is_hidden(redirect, request):
            return response
        if redirect.is_permanent:
            return HttpResponsePermanentRedirect(redirect.link)
        return HttpResponseRedirect(redirect.link)


def _redirect_for(request):
    """Return the redirect for an address with its query or else without; or None."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    plain = urlsplit(full).path
    paths = [uri_to_iri(full), full, uri_to_iri(plain), plain]
    redirects = Redirect.get_for_site(Site.find_for_request(request))
    # A redirect of this site comes after, and so before, one of all sites.
    found = redirects.filter(old_path__in=paths).order_by(
        F("site").asc(nulls_first=True)
    )
    by_path = {redirect.old_path: redirect for redirect in found}
    return next((by_path[path] for path in paths if path in by_path), None)


def _is_hidden(redirect, request):
    if redirect.redirect_page_id is None:
        return False
    pages = BasePageQuerySet(Page).visible_to(request.user)
    return not pages.filter(pk=redirect.redirect_page_id).exists()
