"""What the buttons in our admin reports do."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from core import link_checks, reviews, tasks
from core.models import BasePage, CheckedLink
from home.reports import BrokenLinksReport, ReviewReport


@require_POST
def mark_read(request, page_pk):
    """Keep that somebody read a page today and found it still right."""
    page = get_object_or_404(Page.objects.live(), pk=page_pk).specific
    may_publish = page.permissions_for_user(request.user).can_publish()
    if not may_publish or not isinstance(page, BasePage):
        raise PermissionDenied
    reviews.mark_read(page, by=request.user)
    when = f" Volgende keer: {date_format(page.review_on)}." if page.review_on else ""
    messages.success(request, f"‘{page}’ is nagekeken.{when}")
    return redirect(ReviewReport.slug)


@require_POST
def check_links_again(request):
    """Ask the links that failed once more, without waiting for next week."""
    if not BrokenLinksReport.is_for(request.user):
        raise PermissionDenied
    for keys in link_checks.batches(CheckedLink.objects.failing()):
        tasks.check_links.enqueue(keys)
    messages.success(
        request, "We kijken de links opnieuw na. Ververs deze pagina over een minuut."
    )
    return redirect(BrokenLinksReport.slug)
