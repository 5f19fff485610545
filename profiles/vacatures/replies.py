"""What follows from each answer to a question about the regie."""

from profiles.organisations import moving

from . import regie, telling, timeline
from .enums import EntryKind, HandOverKind, RequestState
from .errors import TooLateError, VacatureError


def carry_out(vacature, request, reply, *, by):
    """Do what this answer means, at a locked vacature."""
    if (request.kind, reply) in FOR_ASKER and not request.asker.is_member:
        raise TooLateError("Deze collega is geen lid meer.")
    ANSWERS[request.kind, reply](vacature, request, by)


def _takes_over(vacature, request, by):
    """The receiver becomes the regiehouder, and who was that goes or stays.

    A vervanger asks for who is away. Who answers for the receiver can be the
    regiehouder, who then keeps it.
    """
    former = vacature.holder
    regie.give(vacature, by, by=by)
    if not request.stays and former != by:
        regie.stop(vacature, former)
    timeline.write(vacature, EntryKind.HANDED_OVER, by=by, other=former)
    _tell_asker(vacature, request, "‘{}’ is overgedragen", "Je collega neemt het over.")


def _lets_go(vacature, request, by):
    """The holder gives what the asker wanted, and goes on taking part."""
    former = vacature.holder
    regie.give(vacature, request.asker, by=by)
    timeline.write(vacature, EntryKind.HANDED_OVER, by=request.asker, other=former)
    _tell_asker(
        vacature, request, "‘{}’ is nu van jou", "Jij bent nu het aanspreekpunt."
    )


def _receiver_joins(vacature, request, by):
    regie.take_part(vacature, by)
    timeline.write(vacature, EntryKind.JOINED, by=by)
    _tell_asker(vacature, request, "Ja op je vraag over ‘{}’", "Jullie doen het samen.")


def _asker_joins(vacature, request, by):
    regie.take_part(vacature, request.asker)
    timeline.write(vacature, EntryKind.JOINED, by=request.asker)
    _tell_asker(
        vacature, request, "Doe mee met ‘{}’", "Je collega wil het samen met je doen."
    )


def _declines(vacature, request, by):
    timeline.write(vacature, EntryKind.DECLINED, by=by)
    _tell_asker(
        vacature,
        request,
        "Geen ja op je vraag over ‘{}’",
        "Vraag gerust iemand anders.",
    )


def _keeps(vacature, request, by):
    regie.note_pick_up(vacature)
    vacature.save(update_fields=["picked_up_at"])
    timeline.write(vacature, EntryKind.PICKED_UP, by=by)
    _tell_asker(vacature, request, "‘{}’ is opgepakt", "Je collega pakt het op.")


def _gives_back(vacature, request, by):
    """Let who never chose it go, as if they had not been there.

    Who helped to fill a place meanwhile keeps that.
    """
    _return(vacature, request, by)
    own = vacature.participations.filter(user=request.receiver)
    if own.filter(contributions__isnull=False).exists():
        regie.stop(vacature, request.receiver)
    else:
        own.delete()


def _gives_back_and_joins(vacature, request, by):
    _return(vacature, request, by)
    timeline.write(vacature, EntryKind.JOINED, by=by)


def _return(vacature, request, by):
    """Give it to who gave it; or, when they are gone, to who is next there."""
    to = request.asker
    if not to.is_member:
        to = moving.successor(request.receiver, vacature.organisation)
    if to is None:
        raise VacatureError("Er is niemand aan wie je het kunt teruggeven.")
    regie.give(vacature, to, by=by)
    timeline.write(vacature, EntryKind.GIVEN_BACK, by=by, other=to)
    telling.ask(
        to,
        vacature,
        f"‘{vacature.title}’ is weer bij jou",
        "Je collega gaf het terug. Jij bent nu het aanspreekpunt.",
    )


def _tell_asker(vacature, request, title, text):
    telling.ask(request.asker, vacature, title.format(vacature.title), text)


ANSWERS = {
    (HandOverKind.GIVE, RequestState.ACCEPTED): _takes_over,
    (HandOverKind.GIVE, RequestState.TOGETHER): _receiver_joins,
    (HandOverKind.GIVE, RequestState.DECLINED): _declines,
    (HandOverKind.TAKE, RequestState.ACCEPTED): _lets_go,
    (HandOverKind.TAKE, RequestState.TOGETHER): _asker_joins,
    (HandOverKind.TAKE, RequestState.DECLINED): _declines,
    (HandOverKind.JOIN, RequestState.ACCEPTED): _receiver_joins,
    (HandOverKind.JOIN, RequestState.DECLINED): _declines,
    (HandOverKind.ENTRUST, RequestState.ACCEPTED): _keeps,
    (HandOverKind.ENTRUST, RequestState.TOGETHER): _gives_back_and_joins,
    (HandOverKind.ENTRUST, RequestState.DECLINED): _gives_back,
}
# What the asker gets, who must still be there.
FOR_ASKER = {
    (HandOverKind.TAKE, RequestState.ACCEPTED),
    (HandOverKind.TAKE, RequestState.TOGETHER),
}


def replies_to(kind):
    """Return the answers that a question of this kind takes, yes first."""
    return [reply for asked, reply in ANSWERS if asked == kind]
