"""The state machine of a vacature: who may make which move, from where, to where.

It only answers questions. The use cases make the moves: they lock the row, ask
``check`` and carry the consequences that ``MOVES`` names.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime

from .enums import OPEN_STATES, VacatureState
from .errors import TooLateError, VacatureError
from .permissions import HANDLERS, Part, may_moderate, part_of

CONCEPT = frozenset({VacatureState.CONCEPT})
OPEN = frozenset(OPEN_STATES)
CLOSED = frozenset({VacatureState.CLOSED})
SHARED = OPEN | CLOSED
HOLDER = frozenset({Part.HOLDER})
OTHERS = frozenset({Part.MEMBER})
EVERY_MEMBER = HANDLERS | OTHERS
MODERATORS = frozenset({Part.MODERATOR})
CLOCK = frozenset({Part.CLOCK})


class Move(Enum):
    """Something that somebody does with a vacature."""

    SHARE = "deel"
    DELETE = "verwijder"
    EDIT = "wijzig"
    PICK_UP = "pak-op"
    JOIN = "doe-mee"
    LEAVE = "stop"
    ASK_FOR_IT = "vraag-regie"
    GIVE = "draag-over"
    INVITE = "vraag-erbij"
    OFFER_AGAIN = "zet-open"
    NOTE = "notitie"
    FORWARD = "laat-zien"
    TALK = "in-gesprek"
    FILL = "vervuld"
    TAKE_BACK = "haal-terug"
    EXTEND = "verleng"
    WITHDRAW = "sluit"
    EXPIRE = "verloop"
    REOPEN = "heropen"
    MERGE = "voeg-samen"
    NOMINATE = "draag-voor"


def _always(vacature):
    return True


def _seeks_somebody(vacature):
    return vacature.is_open_for_pickup


def _is_taken(vacature):
    return not vacature.is_open_for_pickup


def _has_results(vacature):
    return vacature.places_filled > 0


class Rule(NamedTuple):
    """By whom, from which states, to which one (None: it stays), and on condition of.

    ``consequence`` says in words what the use case does besides.
    """

    by: frozenset[Part]
    sources: frozenset[VacatureState]
    target: VacatureState | None
    consequence: str
    condition: Callable[[object], bool] = _always


MOVES = {
    Move.SHARE: Rule(HANDLERS, CONCEPT, VacatureState.OPEN, "members can see it"),
    Move.DELETE: Rule(HANDLERS, CONCEPT, None, "the concept is gone"),
    Move.EDIT: Rule(HANDLERS, CONCEPT | OPEN, None, "the timeline says so"),
    Move.PICK_UP: Rule(
        EVERY_MEMBER, OPEN, None, "regie moves, others hear it", _seeks_somebody
    ),
    Move.JOIN: Rule(OTHERS, OPEN, None, "takes part at once, the holder hears it"),
    Move.LEAVE: Rule(frozenset({Part.WORKER}), OPEN, None, "no longer takes part"),
    Move.ASK_FOR_IT: Rule(
        OTHERS | {Part.WORKER}, OPEN, None, "the holder answers", _is_taken
    ),
    Move.GIVE: Rule(HOLDER, OPEN, None, "the receiver answers"),
    Move.INVITE: Rule(HANDLERS, OPEN, None, "the receiver answers"),
    Move.OFFER_AGAIN: Rule(
        HOLDER, OPEN, None, "anybody can pick it up; the holder stays", _is_taken
    ),
    Move.NOTE: Rule(HANDLERS, SHARED, None, "those who take part hear it"),
    Move.FORWARD: Rule(EVERY_MEMBER, OPEN, None, "receivers get a message"),
    Move.TALK: Rule(
        HANDLERS, frozenset({VacatureState.OPEN}), VacatureState.TALKING, ""
    ),
    Move.FILL: Rule(
        HANDLERS, OPEN, VacatureState.CLOSED, "counts; stays open while places are left"
    ),
    Move.TAKE_BACK: Rule(
        HANDLERS, SHARED, None, "opens what was filled; soon after", _has_results
    ),
    Move.EXTEND: Rule(HANDLERS, OPEN, None, "another last day"),
    Move.WITHDRAW: Rule(
        HANDLERS | MODERATORS, OPEN, VacatureState.CLOSED, "questions end"
    ),
    Move.EXPIRE: Rule(CLOCK, OPEN, VacatureState.CLOSED, "questions end"),
    Move.REOPEN: Rule(HANDLERS, CLOSED, VacatureState.OPEN, "the timeline goes on"),
    Move.MERGE: Rule(
        HANDLERS | MODERATORS, OPEN, VacatureState.CLOSED, "the other takes it all"
    ),
    Move.NOMINATE: Rule(EVERY_MEMBER, OPEN, None, "a kandidaat with a number"),
}


def allows(move, vacature, part):
    """Say whether who plays this part may make this move now."""
    rule = MOVES[move]
    return part in rule.by and _fits(rule, vacature)


def _fits(rule, vacature):
    if vacature.merged_into_id is not None:
        return False
    return vacature.state in rule.sources and rule.condition(vacature)


def moves_of(user, vacature):
    """Return the names of all that this user may do now, for a screen to ask."""
    part = part_of(user, vacature)
    return {move.name.lower() for move in Move if allows(move, vacature, part)}


def check(move, vacature, user):
    """Raise an explanation when this user may not make this move now."""
    part = part_of(user, vacature)
    if allows(move, vacature, part):
        return
    rule = MOVES[move]
    if Part.MODERATOR in rule.by and user is not None and may_moderate(user):
        part = Part.MODERATOR
    if part not in rule.by:
        raise VacatureError(_not_yours(part))
    if not _fits(rule, vacature):
        raise TooLateError(why_not(vacature))


def _not_yours(part):
    if part in HANDLERS:
        return "Jij doet al mee aan deze vacature."
    return "Dit kan alleen wie deze vacature oppakt. Wil je meedoen?"


def why_not(vacature):
    """Return in words why a vacature that one saw a moment ago has moved on."""
    if vacature.state == VacatureState.CLOSED:
        day = date_format(localtime(vacature.closed_at), "j F")
        return f"Deze vacature is al gesloten op {day}."
    if vacature.state == VacatureState.CONCEPT:
        return "Deze vacature is nog een concept."
    return "Dit kan nu niet meer. Kijk wat er intussen gebeurd is."
