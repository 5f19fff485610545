"""What search engines read about a story."""

from django import template
from django.utils import timezone

from core.structured_data import as_script
from stories.publication import updated_at

register = template.Library()


@register.simple_tag
def article_data(story, *, address, site_name, image=""):
    """Describe a published story with the dates that its page shows."""
    published = story.first_published_at
    if not published:
        return ""
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": story.share_description,
        "inLanguage": "nl",
        "mainEntityOfPage": address,
        "datePublished": _date(published),
        "dateModified": _date(updated_at(story) or published),
        "author": {"@type": "Organization", "name": site_name},
        "publisher": {"@type": "Organization", "name": site_name},
    }
    if image:
        data["image"] = [image]
    if story.text_credit:
        data["creditText"] = story.text_credit
    return as_script(data)


def _date(moment):
    return timezone.localdate(moment).isoformat()
