"""The state machine, as a table."""

from types import SimpleNamespace

import pytest

from profiles.vacatures.enums import VacatureState
from profiles.vacatures.permissions import Part
from profiles.vacatures.states import MOVES, Move, allows

EVERYBODY = {None, *Part}
# Who may make a move in which state, when nobody handles the vacature yet.
BEFORE = {
    Move.SHARE: {"concept": {Part.HOLDER, Part.WORKER}},
    Move.PICK_UP: {
        "open": {Part.HOLDER, Part.WORKER, Part.MEMBER},
        "gesprek": {Part.HOLDER, Part.WORKER, Part.MEMBER},
    },
    Move.ASK_FOR_IT: {},
    Move.GIVE: {"open": {Part.HOLDER}, "gesprek": {Part.HOLDER}},
    Move.JOIN: {"open": {Part.MEMBER}, "gesprek": {Part.MEMBER}},
    Move.LEAVE: {"open": {Part.WORKER}, "gesprek": {Part.WORKER}},
    Move.TALK: {"open": {Part.HOLDER, Part.WORKER}},
    Move.FILL: {
        "open": {Part.HOLDER, Part.WORKER},
        "gesprek": {Part.HOLDER, Part.WORKER},
    },
    Move.TAKE_BACK: {
        "open": {Part.HOLDER, Part.WORKER},
        "gesprek": {Part.HOLDER, Part.WORKER},
        "gesloten": {Part.HOLDER, Part.WORKER},
    },
    Move.REOPEN: {"gesloten": {Part.HOLDER, Part.WORKER}},
    Move.EXPIRE: {"open": {Part.CLOCK}, "gesprek": {Part.CLOCK}},
    Move.WITHDRAW: {
        "open": {Part.HOLDER, Part.WORKER, Part.MODERATOR},
        "gesprek": {Part.HOLDER, Part.WORKER, Part.MODERATOR},
    },
    Move.DELETE: {"concept": {Part.HOLDER, Part.WORKER}},
    Move.OFFER_AGAIN: {},
}
# And what differs once somebody picked it up.
AFTER = {
    Move.PICK_UP: {},
    Move.ASK_FOR_IT: {
        "open": {Part.WORKER, Part.MEMBER},
        "gesprek": {Part.WORKER, Part.MEMBER},
    },
    Move.OFFER_AGAIN: {"open": {Part.HOLDER}, "gesprek": {Part.HOLDER}},
}


def vacature_in(state, *, is_open_for_pickup):
    return SimpleNamespace(
        state=state,
        is_open_for_pickup=is_open_for_pickup,
        merged_into_id=None,
        places_filled=1,
    )


@pytest.mark.parametrize("state", VacatureState.values)
@pytest.mark.parametrize("move", BEFORE)
def test_who_may_do_what_before_somebody_picked_it_up(move, state):
    vacature = vacature_in(state, is_open_for_pickup=True)

    assert {part for part in EVERYBODY if allows(move, vacature, part)} == BEFORE[
        move
    ].get(state, set())


@pytest.mark.parametrize("state", VacatureState.values)
@pytest.mark.parametrize("move", AFTER)
def test_who_may_do_what_after_somebody_picked_it_up(move, state):
    vacature = vacature_in(state, is_open_for_pickup=False)

    assert {part for part in EVERYBODY if allows(move, vacature, part)} == AFTER[
        move
    ].get(state, set())


@pytest.mark.parametrize("move", MOVES)
def test_nothing_can_be_done_with_what_went_on_in_another(move):
    for state in VacatureState:
        merged = vacature_in(state, is_open_for_pickup=True)
        merged.merged_into_id = 1
        assert not any(allows(move, merged, part) for part in EVERYBODY)


def test_without_results_there_is_nothing_to_take_back():
    vacature = vacature_in("open", is_open_for_pickup=False)
    vacature.places_filled = 0

    assert not any(allows(Move.TAKE_BACK, vacature, part) for part in EVERYBODY)


def test_every_move_has_a_rule():
    assert set(MOVES) == set(Move)


@pytest.mark.parametrize("move", MOVES)
def test_who_is_no_member_moves_nothing(move):
    assert None not in MOVES[move].by
