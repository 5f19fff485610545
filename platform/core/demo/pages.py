"""Pages of demo content: made once, published in the past, then left to the editors."""

from wagtail.models import Page


def add_page(parent, page, *, published_at=None):
    """Publish a page below another, or return the one that has its address already."""
    model = type(page)
    existing = model.objects.child_of(parent).filter(slug=page.slug).first()
    if existing:
        return existing
    page.first_published_at = published_at
    parent.add_child(instance=page)
    page.save_revision(log_action=False).publish(log_action=False)
    if published_at:
        Page.objects.filter(pk=page.pk).update(
            first_published_at=published_at, last_published_at=published_at
        )
    return page


class PageFinder:
    """Finds our own pages by the addresses that the texts use."""

    def __init__(self, home):
        self._home = home

    def __call__(self, address):
        """Return the page at an address such as ‘/verhalen/’, or None."""
        url_path = self._home.url_path + address.lstrip("/")
        return Page.objects.filter(url_path=url_path).first()
