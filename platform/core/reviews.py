"""Every page is read again in time: which date it gets, and which pages are due."""

from datetime import date

from django.apps import apps
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.models import BasePage

READ_ACTION = "core.page.read"
MONTHS_IN_YEAR = 12
LAST_DAY_OF_ALL = 28  # a day that every month has


def months_from(day, months):
    """Return the day so many months later, the 28th at the latest."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    return date(day.year + years, month + 1, min(day.day, LAST_DAY_OF_ALL))


def next_date(page):
    """Return when a page is due if somebody reads it today; None means never."""
    if page.review_months is None:
        return None
    return months_from(timezone.localdate(), page.review_months)


def keep_date(page, revision):
    """Give a page that goes online a date, unless it has one that is still to come."""
    if page.review_on and page.review_on > timezone.localdate():
        return
    if page.review_on or page.review_months:
        set_date(page, revision, next_date(page))


def mark_read(page, *, by):
    """Keep that somebody read a live page today and found that it is still right."""
    set_date(page, page.get_latest_revision(), next_date(page))
    log(instance=page, action=READ_ACTION, user=by)


def set_date(page, revision, day):
    """Store a review date on the live page and in the draft that editors go on with."""
    type(page).objects.filter(pk=page.pk).update(review_on=day)
    page.review_on = day
    if revision:
        revision.content["review_on"] = day and day.isoformat()
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def page_models():
    """Return every concrete page type of the platform."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def pages_with_date():
    """Return the live pages of all types that have a review date, as ``due_on``."""
    dates = [F(f"{_name_from_page(model)}__review_on") for model in page_models()]
    pages = Page.objects.live().annotate(due_on=Coalesce(*dates))
    return pages.exclude(due_on=None).order_by("due_on", "pk")


def overdue(*, on=None):
    """Return the live pages that somebody should have read by now, oldest first."""
    return pages_with_date().filter(due_on__lte=on or timezone.localdate())


def _name_from_page(model):
    return model._meta.get_ancestor_link(Page).related_query_name()
