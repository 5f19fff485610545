"""Showing a vacature to people, an organisation or a subregion, and their answers."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from profiles.organisations.models import Membership

from . import regie, states, telling, timeline
from .enums import EntryKind, ShareReply
from .errors import VacatureError
from .models import Share, ShareAnswer, ShareReason, Vacature
from .states import Move


@transaction.atomic
def forward(vacature, *, by, note="", key=None, users=(), organisation=None, area=None):
    """Show a vacature to these colleagues; only members ever get it."""
    vacature = regie.lock(vacature)
    if timeline.has_happened(key):
        return
    states.check(Move.FORWARD, vacature, by)
    targets = [{"user": user} for user in users]
    targets += [{"organisation": organisation}] if organisation else []
    targets += [{"subregion": area}] if area else []
    if not targets:
        raise VacatureError("Kies aan wie je de vacature laat zien.")
    Share.objects.bulk_create(
        Share(vacature=vacature, by=by, note=note, **target) for target in targets
    )
    timeline.write(
        vacature, EntryKind.PASSED_ON, by=by, text=_to_whom(targets), key=key
    )
    receivers = receivers_of(users, organisation, area).exclude(pk=by.pk)
    title = f"Iets voor jou? ‘{vacature.title}’"
    telling.tell(receivers, telling.SHARED, vacature, title, note)


def _to_whom(targets):
    """Name organisations and areas; of people only how many."""
    people = sum("user" in target for target in targets)
    named = [
        str(thing)
        for target in targets
        for thing in target.values()
        if "user" not in target
    ]
    counted = [f"{people} collega{'’s' if people > 1 else ''}"] if people else []
    return f"Aan {' en '.join([*counted, *named])}."


def receivers_of(users, organisation, area):
    """Return a queryset of the members whom this reaches."""
    wanted = Q(pk__in=[user.pk for user in users])
    if organisation:
        active = Membership.objects.active().filter(organisation=organisation)
        wanted |= Q(pk__in=active.values("user"))
    if area:
        wanted |= Q(profile__subregion=area)
        wanted |= Q(
            pk__in=get_user_model()
            .objects.filter(profile__municipalities__subregion=area)
            .values("pk")
        )
    return get_user_model().objects.members().filter(wanted)


def waiting_for(user):
    """Return what colleagues showed this user in person and waits for an answer."""
    answered = ShareAnswer.objects.filter(user=user).exclude(reply=ShareReply.LATER)
    shown = Share.objects.filter(user=user, vacature__in=Vacature.objects.open())
    return shown.exclude(vacature__in=answered.values("vacature"))


@transaction.atomic
def answer(vacature, reply, *, by, reason=""):
    """Store what a receiver does; a reason is only counted, so it stays nobody's."""
    vacature = regie.lock(vacature)
    before = ShareAnswer.objects.filter(vacature=vacature, user=by).first()
    ShareAnswer.objects.update_or_create(
        vacature=vacature,
        user=by,
        defaults={"reply": reply, "answered_at": timezone.now()},
    )
    is_first_no = before is None or before.reply != ShareReply.NOT_FOR_ME
    if reply == ShareReply.NOT_FOR_ME and reason and is_first_no:
        counted, _is_new = ShareReason.objects.get_or_create(
            vacature=vacature, reason=reason
        )
        ShareReason.objects.filter(pk=counted.pk).update(total=F("total") + 1)
