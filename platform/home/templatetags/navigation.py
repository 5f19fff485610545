"""Where in the site a reader is."""

from django import template
from django.template.loader import render_to_string

from core.page_store.remembered import remembered
from core.sites import find_site
from home.models import DeskFinderPage

register = template.Library()

HOME_DEPTH = 2


@register.filter
def is_within(page, section):
    """Say whether a page is a section or lies below it; home only holds itself."""
    path = getattr(page, "path", "")
    if section.depth <= HOME_DEPTH:
        return path == section.path
    return path.startswith(section.path)


@register.simple_tag(takes_context=True)
def trail(context):
    """Return {"title", "url"} of the pages above this one, from home down."""
    page, request = context.get("page"), context.get("request")
    if not getattr(page, "path", ""):
        return []
    return [
        {"title": above.title, "url": above.get_url(request)}
        for above in _ancestors(page, find_site(request))
    ]


def _ancestors(page, site):
    if page.depth <= HOME_DEPTH:
        return []
    if site and page.depth == HOME_DEPTH + 1 and page.is_child_of(site.root_page):
        return [site.root_page]
    found = getattr(page, "pages_above", None)
    return found or page.get_ancestors().filter(depth__gte=HOME_DEPTH)


@register.simple_tag
def page_numbers(results):
    """Return the page numbers to offer around the current one; None is a gap."""
    paginator = results.paginator
    pages = paginator.get_elided_page_range(results.number, on_each_side=1, on_ends=1)
    return [None if page == paginator.ELLIPSIS else page for page in pages]


@register.simple_tag(takes_context=True)
def drawn_once(context, template_name):
    """Draw a part that is the same on every page of a site."""
    frame = context["frame"]
    names = ("frame", "is_demo", "is_second_factor_off")
    values = {name: context[name] for name in names}

    def draw():
        return render_to_string(template_name, values)

    return remembered((template_name, frame.site.pk), draw)


@register.simple_tag(takes_context=True)
def desk_finder(context):
    """Return where an entrepreneur finds whom to call, or an empty string."""
    request = context["request"]
    site = find_site(request)
    if not site:
        return ""

    def find():
        return DeskFinderPage.objects.live().descendant_of(site.root_page).first()

    finder = remembered(("desk finder", site.pk), find)
    return finder.get_url(request) if finder else ""


@register.simple_tag(takes_context=True)
def is_members_only(context):
    """Say whether a page is not for everybody: search engines then stay out."""
    page = context.get("page")
    if not getattr(page, "path", ""):
        return False
    return page.get_view_restrictions().exists()
