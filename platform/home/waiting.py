"""What waits for one editor: drafts, approvals, pages to read and imported items."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState

from core import reviews
from home.reports import ReviewReport
from stories.models import ImportedItem

SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """One kind of work: the first few items as (name, link), and how many there are."""

    heading: str
    items: list
    total: int
    more_link: str = ""

    @property
    def hidden(self):
        return self.total - len(self.items)


def for_user(user):
    """Return the kinds of work that wait for somebody; what is empty is left out."""
    kinds = (_approvals(user), _drafts(user), _reviews(user), _imported(user))
    return [kind for kind in kinds if kind.total]


def _approvals(user):
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("revision")
        .prefetch_related("revision__content_object")
        .order_by("started_at")
    )
    objects = [state.revision.content_object for state in states]
    pages = [found for found in objects if isinstance(found, Page)]
    return Waiting("Jij beslist of dit online gaat", _links(pages), len(pages))


def _drafts(user):
    in_workflow = WorkflowState.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    is_mine = Q(owner=user) | Q(latest_revision__user=user)
    drafts = (
        Page.objects.filter(is_mine, has_unpublished_changes=True)
        .exclude(Exists(in_workflow))
        .annotate_approved_schedule()
        .filter(_approved_schedule=False)
        .order_by("-latest_revision_created_at")
    )
    return _kind("Jouw concepten", drafts)


def _reviews(user):
    pages = reviews.overdue().filter(owner=user)
    return _kind("Jouw pagina’s om na te kijken", pages, ReviewReport.slug)


def _imported(user):
    own_or_nobodys = Q(page__owner=user) | Q(page__owner=None)
    items = ImportedItem.objects.open().filter(own_or_nobodys).select_related("page")
    named = [(str(item), item.link) for item in items[:SHOWN]]
    more_link = reverse("imported_item:index")
    return Waiting("Ingelezen, nog iets te doen", named, items.count(), more_link)


def _kind(heading, pages, url_name=""):
    more_link = reverse(url_name) if url_name else ""
    return Waiting(heading, _links(pages[:SHOWN]), pages.count(), more_link)


def _links(pages):
    return [
        (page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk]))
        for page in pages[:SHOWN]
    ]
