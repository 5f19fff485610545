"""Who holds a vacature and who takes part: the changes that all use cases share.

Whoever changes a vacature locks it first: so of two people at the same moment one
comes second, and hears who was first.
"""

from django.utils import timezone
from wagtail.log_actions import log

from profiles.organisations.permissions import organisation_of

from .enums import HandOverKind, RequestState
from .models import Participation, Vacature


def lock(vacature):
    """Return a vacature as stored; until the end of the transaction it is ours.

    Without a join: who waited for the lock would find no row when the holder changed.
    """
    return Vacature.objects.select_for_update(no_key=True).get(pk=vacature.pk)


def take_part(vacature, user):
    """Let somebody take part, from the organisation where they work now."""
    participation, is_new = Participation.objects.get_or_create(
        vacature=vacature,
        user=user,
        defaults={"organisation": organisation_of(user)},
    )
    if not is_new and not participation.is_active:
        participation.is_active = True
        participation.organisation = organisation_of(user)
        participation.joined_at = timezone.now()
        participation.save(update_fields=["is_active", "organisation", "joined_at"])
    return participation


def stop(vacature, user):
    """Let somebody go who handed it over: what they did still counts."""
    Participation.objects.filter(vacature=vacature, user=user).update(is_active=False)


def give(vacature, to, *, by, is_chosen=True):
    """Make somebody the regiehouder; open questions about the regie end.

    ``is_chosen`` says that they wanted it: who was only given it picked nothing up yet.
    """
    former = vacature.holder_id
    take_part(vacature, to)
    vacature.holder = to
    vacature.is_open_for_pickup = False
    if is_chosen:
        note_pick_up(vacature)
    vacature.save(update_fields=["holder", "is_open_for_pickup", "picked_up_at"])
    end_questions(vacature.requests.exclude(kind=HandOverKind.JOIN))
    data = {"from": former, "to": to.pk}
    log(vacature, "vacatures.hand_over", user=by, data=data)


def note_pick_up(vacature):
    """Keep when somebody else than who entered it first chose to handle it."""
    if vacature.picked_up_at is None and vacature.holder_id != vacature.entered_by_id:
        vacature.picked_up_at = timezone.now()


def end_questions(requests):
    """Let go of questions that no longer matter."""
    requests.waiting().update(state=RequestState.LAPSED, answered_at=timezone.now())


def people_of(vacature, *, but=()):
    """Return the users who take part, except these."""
    left_out = {user.pk for user in but if user}
    active = vacature.participations.filter(is_active=True, user__isnull=False)
    found = active.exclude(user__in=left_out).select_related("user")
    return [participation.user for participation in found]
