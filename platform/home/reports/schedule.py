from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from core.admin_reports import (
    EDIT_PAGES,
    MomentColumn,
    OwnerColumn,
    PageColumn,
    Report,
    TypeColumn,
    register,
)


def scheduled_pages():
    """Return the pages that go online or offline by themselves, soonest first."""
    revisions = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    pages = Page.objects.annotate(
        online_at=Subquery(revisions.values("approved_go_live_at")[:1])
    )
    is_ending = Q(live=True, expire_at__gt=timezone.now())
    soonest = Coalesce("online_at", "expire_at")
    return pages.filter(is_ending | Q(online_at__isnull=False)).order_by(soonest, "pk")


@register
class ScheduleReport(Report):
    """What is going to appear and disappear without anybody pressing a button."""

    slug = "ingepland"
    page_title = "Ingepland"
    header_icon = "calendar-alt"
    menu_order = 100
    no_results_message = "Er staat niets ingepland."
    columns = [
        PageColumn(),
        TypeColumn(),
        MomentColumn("online_at", label="Online op (tijd in Nederland)"),
        MomentColumn("expire_at", label="Offline op (tijd in Nederland)"),
        OwnerColumn(),
    ]

    def get_base_queryset(self):
        own = page_permission_policy.instances_user_has_any_permission_for(
            self.request.user, EDIT_PAGES
        )
        pages = scheduled_pages().filter(pk__in=own.values("pk"))
        return pages.select_related("owner", "content_type")
