"""What every page needs around its own content."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Case, CharField, Value, When
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from core import dashboard
from core.models import SiteDetails, Theme
from core.page_store.remembered import remembered
from core.sites import find_site
from core.theme_styles import theme_url
from notifications.models import Notification
from profiles.people.models import Profile

from .models import FooterLink, MenuItem

FOR_MEMBERS = "leden"
PAGE_FIELDS = ("id", "title", "url_path", "path", "depth", "locale_id")


def site_frame(request):
    """Return the frame lazily: a page that shows none of it makes no query."""
    if not hasattr(request, "site_frame"):
        request.site_frame = SiteFrame(request)
    return {
        "frame": request.site_frame,
        "is_demo": settings.IS_DEMO,
        "is_second_factor_off": not settings.STAFF_SECOND_FACTOR_REQUIRED,
    }


class Link(NamedTuple):
    """A link in the menu or the footer; column: of the footer, or FOR_MEMBERS."""

    text: str
    page: Page
    url: str
    column: str = ""


def _by_order(row):
    _place, order, key, *_others = row
    return order or 0, key


class SiteFrame:
    """The name, look and menus of the site that answers this request."""

    def __init__(self, request):
        self._request = request

    @property
    def site(self):
        return find_site(self._request)

    @property
    def details(self):
        return self._setting(SiteDetails)

    @property
    def theme(self):
        return self._setting(Theme)

    @property
    def theme_url(self):
        return theme_url(self.theme)

    @property
    def menu(self):
        """Return the links of the menu; members have links of their own before them."""
        links = self._links["menu"]
        if self._request.user.is_authenticated:
            return [link for link in links if link.column == FOR_MEMBERS]
        return links

    @property
    def member_links(self):
        return dashboard.links()

    @cached_property
    def me(self):
        """Return the profile of who is logged in, or None."""
        return Profile.objects.filter(user=self._request.user).first()

    @cached_property
    def unread(self):
        """Return how many messages wait for who is logged in."""
        return Notification.objects.for_user(self._request.user).unread().count()

    @property
    def footer_columns(self):
        """Return {heading: [links]} for the columns of the footer."""
        columns = {}
        for link in self._links["footer"]:
            if link.column:
                columns.setdefault(link.column, []).append(link)
        return columns

    @property
    def footer_end(self):
        return [link for link in self._links["footer"] if not link.column]

    def _setting(self, model):
        found = getattr(self._site_with_settings, model._meta.model_name, None)
        return found or model.for_request(self._request)

    @cached_property
    def _site_with_settings(self):
        return remembered(("settings", self.site.pk), self._read_settings)

    @cached_property
    def _links(self):
        return remembered(("links", self.site.pk), self._read_links)

    def _read_settings(self):
        """Read all settings in one query; a new site has none of its own yet."""
        names = [model._meta.model_name for model in (SiteDetails, Theme)]
        return Site.objects.select_related(*names).filter(pk=self.site.pk).first()

    def _read_links(self):
        """Return the live links of the menu and the footer, read in one query."""
        audience = Case(
            When(is_for_members=True, then=Value(FOR_MEMBERS)),
            default=Value(""),
            output_field=CharField(),
        )
        menu = self._rows(MenuItem, "menu", audience)
        footer = self._rows(FooterLink, "footer", "column")
        links = {"menu": [], "footer": []}
        rows = menu.order_by().union(footer.order_by())
        for place, _order, _key, label, column, *values in sorted(rows, key=_by_order):
            page = Page(**dict(zip(PAGE_FIELDS, values, strict=True)))
            url = page.get_url(self._request)
            links[place].append(Link(label or page.title, page, url, column))
        return links

    def _rows(self, model, place, column):
        return model.objects.filter(
            navigation__site=self.site, page__live=True
        ).values_list(
            Value(place, CharField()),
            "sort_order",
            "pk",
            "label",
            column,
            *(f"page__{name}" for name in PAGE_FIELDS),
        )
