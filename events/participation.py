"""What an event page tells about who comes, and about what came of it."""

from wagtail.models import Page

from . import agenda
from .enums import StepOutcome
from .permissions import may_organise


def page_context(event, steps, user):
    """Return what this reader may know; how many come, everybody may."""
    day, _comma, hours = agenda.moment_of(event).partition(", ")
    return {
        "day": day,
        "hours": hours,
        "organises": event.has_registration and may_organise(user, event),
        "people": _people(event, user) if event.has_registration else None,
        "steps": _steps(steps, user) if event.is_past else None,
        "report_page": _report_page(event, user),
    }


def _people(event, user):
    """Return how many come, how many can still come, and the names one may see."""
    taken = event.registrations.seated().count()
    left = None if event.capacity is None else max(0, event.capacity - taken)
    return {
        "total": event.registrations.confirmed().count(),
        "taken": taken,
        "left": left,
        "is_full": left == 0,
        "shown": event.registrations.visible_to(user).order_by("name", "pk"),
    }


def _steps(steps, user):
    """Return counts for all, and the steps and effects that may be read here."""
    counts = steps.counts()
    if not counts["total"]:
        return None
    outcomes = [(outcome.label, counts[outcome.value]) for outcome in StepOutcome]
    # What did not happen counts, but stands beside nobody's name.
    readable = steps.visible_to(user).exclude(outcome=StepOutcome.NOT)
    return {
        "total": counts["total"],
        "outcomes": [pair for pair in outcomes if pair[1]],
        "effects": steps.with_shared_effect().order_by("answered_at", "pk"),
        "shown": readable.select_related("registration").order_by("written_at", "pk"),
    }


def _report_page(event, user):
    """Return the story about an event, unless this reader may not see it."""
    if not event.report_page_id:
        return None
    page = Page.objects.filter(pk=event.report_page_id).live().specific().first()
    model = type(page) if page else None
    visible = getattr(getattr(model, "objects", None), "visible_to", None)
    return visible(user).filter(pk=page.pk).first() if visible else None
