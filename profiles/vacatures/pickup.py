"""Picking up, taking part and stopping: what any member can do at once."""

from django.db import transaction

from profiles.people.faces import Faces

from . import regie, states, telling, timeline
from .enums import EntryKind
from .errors import TooLateError, VacatureError
from .states import Move


@transaction.atomic
def pick_up(vacature, *, by):
    """Become the regiehouder of what nobody handled yet.

    Whoever comes second hears who was first, and can take part instead.
    """
    vacature = regie.lock(vacature)
    if vacature.is_open and not vacature.is_open_for_pickup:
        if vacature.holder_id == by.pk:
            return vacature
        who = Faces([vacature.holder_id], by).of(vacature.holder_id).name
        raise TooLateError(
            f"{who} was je net voor. {who} pakt deze vacature nu op. Wil je meedoen?",
            may_join=True,
        )
    states.check(Move.PICK_UP, vacature, by)
    others = regie.people_of(vacature, but=[by])
    regie.give(vacature, by, by=by)
    timeline.write(vacature, EntryKind.PICKED_UP, by=by)
    telling.tell(
        others,
        telling.PROGRESS,
        vacature,
        f"‘{vacature.title}’ is opgepakt",
        "Een collega is nu het aanspreekpunt. Jij blijft meekijken.",
    )
    return vacature


@transaction.atomic
def join(vacature, *, by):
    """Take part at once, next to the regiehouder."""
    vacature = regie.lock(vacature)
    others = regie.people_of(vacature)
    if by in others:
        return vacature
    states.check(Move.JOIN, vacature, by)
    regie.take_part(vacature, by)
    timeline.write(vacature, EntryKind.JOINED, by=by)
    telling.tell(
        others,
        telling.PROGRESS,
        vacature,
        f"Een collega doet mee met ‘{vacature.title}’",
        "Jullie pakken het nu samen op.",
    )
    return vacature


@transaction.atomic
def leave(vacature, *, by):
    """Stop taking part; who holds it hands it over instead."""
    vacature = regie.lock(vacature)
    if vacature.holder_id == by.pk:
        raise VacatureError("Jij bent het aanspreekpunt. Draag de vacature eerst over.")
    states.check(Move.LEAVE, vacature, by)
    vacature.participations.filter(user=by).delete()
    timeline.write(vacature, EntryKind.LEFT, by=by)
    return vacature


@transaction.atomic
def offer_again(vacature, *, by):
    """Ask all members for somebody who picks it up; until then it stays."""
    vacature = regie.lock(vacature)
    states.check(Move.OFFER_AGAIN, vacature, by)
    vacature.is_open_for_pickup = True
    vacature.save(update_fields=["is_open_for_pickup"])
    timeline.write(vacature, EntryKind.OFFERED_AGAIN, by=by)
    return vacature
