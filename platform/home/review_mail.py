"""Once a month everybody hears which of their pages to read again."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_admin_base_url

from core import editorial, once, reviews
from home.reports import ReviewReport


def mail():
    """Mail each owner one list; pages of who left go to the editors. Once a month."""
    month = timezone.localdate().strftime("%Y-%m")
    with transaction.atomic():
        if once.first_time("reviews_mailed", month):
            for address, pages in _by_address().items():
                editorial.mail(
                    "pages_to_review",
                    address,
                    pages=pages,
                    url=get_admin_base_url() + reverse(ReviewReport.slug),
                )


def _by_address():
    keeper = editorial.Keepers()
    lists = {}
    for page in reviews.overdue().select_related("owner"):
        lists.setdefault(keeper(page), []).append(page)
    lists.pop("", None)
    return lists
