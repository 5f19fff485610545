"""Where in the site a reader is."""

from django import template

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
        for above in page.get_ancestors().filter(depth__gte=HOME_DEPTH)
    ]
