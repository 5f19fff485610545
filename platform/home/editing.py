"""What an editor hears right after saving or publishing a page."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from wagtail.admin import messages

from core import page_checks

MOMENT = r"j F Y \o\m H.i \u\u\r"


def tell_warnings(request, page):
    """Show once what could be better; an automatic save says nothing."""
    if not request.accepts("text/html"):
        return
    found = page_checks.check(page.get_latest_revision_as_object()).warnings
    if found:
        text = f"Let op bij ‘{page}’. {' '.join(found)}"
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        messages.warning(request, text, buttons=[messages.button(edit, "Verbeter")])


def tell_schedule(request, page):
    """Confirm with date and time that a page is going to change by itself."""
    scheduled = page.get_scheduled_revision_as_object()
    if scheduled:
        text = f"‘{scheduled}’ is ingepland: online op {_moment(scheduled.go_live_at)}"
        if scheduled.expire_at:
            text += f", en weer offline op {_moment(scheduled.expire_at)}"
    elif page.live and page.expire_at and page.expire_at > now():
        text = f"‘{page}’ is ingepland: offline op {_moment(page.expire_at)}"
    else:
        return
    messages.success(request, f"{text} (tijd in Nederland).")


def _moment(moment):
    return date_format(localtime(moment), MOMENT)
