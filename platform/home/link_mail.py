"""Whoever looks after a page hears once that a link on it stays broken."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_admin_base_url

from core import editorial
from core.models import CheckedLink
from home.reports import BrokenLinksReport


def mail():
    """Mail about the links that failed twice and were not mailed about yet."""
    with transaction.atomic():
        unsaid = CheckedLink.objects.filter(mailed_at=None)
        broken = list(unsaid.broken().prefetch_related("pages__owner"))
        mine = [link for link in broken if _claim(link, unsaid)]
        for address, links in _by_address(mine).items():
            editorial.mail(
                "broken_links",
                address,
                links=links,
                url=get_admin_base_url() + reverse(BrokenLinksReport.slug),
            )


def _claim(link, unsaid):
    return unsaid.filter(pk=link.pk).update(mailed_at=timezone.now())


def _by_address(links):
    """Return {address: {link: pages}}: everybody gets only their own pages."""
    keeper = editorial.Keepers()
    lists = {}
    for link in links:
        for page in link.pages.all():
            if page.live and keeper(page):
                own = lists.setdefault(keeper(page), {})
                own.setdefault(link, []).append(page)
    return {address: list(own.items()) for address, own in lists.items()}
