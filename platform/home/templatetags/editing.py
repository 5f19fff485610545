from django import template

from core import page_checks

register = template.Library()


@register.inclusion_tag("wagtailadmin/editing/page_checks.html")
def page_checks_of(page):
    """Show what stops a draft and what could be better."""
    return {"page": page, "checks": page_checks.check(page) if page.pk else None}
