"""What every page needs around its own content."""

from django.conf import settings
from wagtail.models import Site

from core.models import SiteDetails, Theme
from core.theme_styles import theme_url

from .models import Navigation


def site_frame(request):
    """Return the frame lazily: a page that shows none of it makes no query."""
    return {
        "frame": SiteFrame(request),
        "is_demo": settings.IS_DEMO,
        "is_second_factor_off": not settings.STAFF_SECOND_FACTOR_REQUIRED,
    }


class SiteFrame:
    """The name, look and menus of the site that answers this request."""

    def __init__(self, request):
        self._request = request

    @property
    def site(self):
        return Site.find_for_request(self._request)

    @property
    def details(self):
        return SiteDetails.for_request(self._request)

    @property
    def theme(self):
        return Theme.for_request(self._request)

    @property
    def theme_url(self):
        return theme_url(self.theme)

    @property
    def menu(self):
        return self._links("menu_items")

    @property
    def footer_columns(self):
        """Return {heading: [links]} for the columns of the footer."""
        columns = {}
        for link in self._links("footer_links"):
            if link.column:
                columns.setdefault(link.column, []).append(link)
        return columns

    @property
    def footer_end(self):
        return [link for link in self._links("footer_links") if not link.column]

    def _links(self, name):
        navigation = Navigation.for_request(self._request)
        cached = navigation.__dict__.setdefault("_frame_links", {})
        if name not in cached:
            links = getattr(navigation, name).select_related("page")
            cached[name] = [link for link in links if link.page.live]
        return cached[name]
