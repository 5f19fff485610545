"""Passing the regie on, by question and answer; it never ends with nobody."""

from django.db import transaction
from django.utils import timezone

from profiles.organisations.names import name_of
from profiles.organisations.reminders import working_days_before

from . import regie, replies, states, telling, timeline
from .enums import EntryKind, HandOverKind, RequestState
from .errors import TooLateError, VacatureError
from .models import HandOverRequest, Vacature
from .permissions import stands_in
from .states import Move

SILENCE = 3  # working days without an answer, after which the asker may take it


class Question:
    """What belongs to each kind of question: the move, the entry and the words."""

    def __init__(self, move, entry, title):
        self.move, self.entry, self.title = move, entry, title


QUESTIONS = {
    HandOverKind.GIVE: Question(
        Move.GIVE, EntryKind.ASKED_TO_TAKE, "Neem jij ‘{}’ over?"
    ),
    HandOverKind.TAKE: Question(
        Move.ASK_FOR_IT, EntryKind.ASKED_FOR_IT, "Een collega wil ‘{}’ overnemen"
    ),
    HandOverKind.JOIN: Question(
        Move.INVITE, EntryKind.ASKED_TO_JOIN, "Doe je mee met ‘{}’?"
    ),
    HandOverKind.ENTRUST: Question(
        Move.GIVE, EntryKind.ENTRUSTED, "Jij bent nu het aanspreekpunt voor ‘{}’"
    ),
}
CAN_GO_BACK = "Past het niet? Dan geef je het met één klik terug."


def offer(vacature, *, by, to, note="", stays=True):
    """Ask a colleague to become the regiehouder; until the answer it stays."""
    return _ask(HandOverKind.GIVE, vacature, by, to, note, stays)


def ask_for_it(vacature, *, by, note=""):
    """Ask the regiehouder whether one may take over."""
    return _ask(HandOverKind.TAKE, vacature, by, None, note, stays=True)


def invite(vacature, *, by, to, note=""):
    """Ask a colleague to take part."""
    return _ask(HandOverKind.JOIN, vacature, by, to, note, stays=True)


@transaction.atomic
def entrust(vacature, *, by, to, note=""):
    """Make a colleague the regiehouder at once, who can give it back with one click."""
    vacature = regie.lock(vacature)
    question = QUESTIONS[HandOverKind.ENTRUST]
    states.check(question.move, vacature, by)
    _check_receiver(HandOverKind.ENTRUST, vacature, to, by)
    regie.give(vacature, to, by=by, is_chosen=False)
    request = HandOverRequest.objects.create(
        vacature=vacature, kind=HandOverKind.ENTRUST, asker=by, receiver=to, note=note
    )
    timeline.write(vacature, question.entry, by=by, other=to, text=note)
    text = " ".join(filter(None, [note, CAN_GO_BACK]))
    telling.ask(to, vacature, question.title.format(vacature.title), text)
    return request


@transaction.atomic
def _ask(kind, vacature, by, to, note, stays):
    vacature = regie.lock(vacature)
    question = QUESTIONS[kind]
    states.check(question.move, vacature, by)
    receiver = to or vacature.holder
    _check_receiver(kind, vacature, receiver, by)
    waiting = vacature.requests.waiting().filter(kind=kind)
    same = waiting.filter(asker=by, receiver=receiver).first()
    if same:
        return same
    if kind == HandOverKind.GIVE and (other := waiting.first()):
        who = name_of(other.receiver)
        raise TooLateError(
            f"{who} is al gevraagd. Wacht op antwoord, of stop de vraag."
        )
    request = HandOverRequest.objects.create(
        vacature=vacature,
        kind=kind,
        asker=by,
        receiver=receiver,
        note=note,
        stays=stays,
    )
    timeline.write(vacature, question.entry, by=by, other=receiver, text=note)
    telling.ask(receiver, vacature, question.title.format(vacature.title), note)
    return request


def _check_receiver(kind, vacature, receiver, by):
    if receiver == by or not receiver.is_member:
        raise VacatureError("Kies een collega die lid is.")
    if kind == HandOverKind.GIVE and receiver.pk == vacature.holder_id:
        raise VacatureError("Deze collega is het aanspreekpunt al.")
    if kind == HandOverKind.JOIN and receiver in regie.people_of(vacature):
        raise VacatureError("Deze collega doet al mee.")


@transaction.atomic
def answer(request, reply, *, by):
    """Say yes, together or rather not to a question."""
    vacature, request = _waiting(request)
    if request.receiver_id != by.pk and not stands_in(by, request.receiver_id):
        raise VacatureError("Deze vraag is niet aan jou gesteld.")
    if not vacature.is_open:
        raise TooLateError(states.why_not(vacature))
    _close(request, reply)
    replies.carry_out(vacature, request, reply, by=by)
    return vacature


@transaction.atomic
def take_after_silence(request, *, by):
    """Take over what the regiehouder did not answer about for three working days."""
    vacature, request = _waiting(request)
    if request.asker_id != by.pk or request.kind != HandOverKind.TAKE:
        raise VacatureError("Dit kan alleen wie het gevraagd heeft.")
    if not may_take(request):
        raise VacatureError("Geef je collega drie werkdagen om te antwoorden.")
    if not vacature.is_open:
        raise TooLateError(states.why_not(vacature))
    _close(request, RequestState.TAKEN)
    former = vacature.holder
    regie.give(vacature, by, by=by)
    text = "Er kwam drie werkdagen geen antwoord."
    timeline.write(vacature, EntryKind.HANDED_OVER, by=by, other=former, text=text)
    telling.ask(
        former,
        vacature,
        f"‘{vacature.title}’ is overgenomen",
        f"{text} Je doet nog mee.",
    )
    return vacature


def may_take(request, *, now=None):
    """Say whether the asker waited long enough."""
    since = working_days_before(now or timezone.now(), SILENCE)
    return request.kind == HandOverKind.TAKE and request.asked_at <= since


@transaction.atomic
def withdraw(request, *, by):
    """Take back one's own question."""
    _vacature, request = _waiting(request)
    if request.asker_id != by.pk:
        raise VacatureError("Deze vraag is niet van jou.")
    if request.kind == HandOverKind.ENTRUST:
        raise VacatureError("Je collega is het aanspreekpunt al. Vraag het terug.")
    _close(request, RequestState.LAPSED)


def _waiting(request):
    """Return a vacature and a question about it that still waits, both locked."""
    vacature = regie.lock(Vacature(pk=request.vacature_id))
    requests = HandOverRequest.objects.select_for_update(no_key=True)
    request = requests.filter(pk=request.pk).first()
    if request is None:
        raise TooLateError("Wie dit vroeg, of wie antwoordt, is geen lid meer.")
    if not request.is_waiting:
        outcome = request.get_state_display().lower()
        raise TooLateError(f"Deze vraag is al afgehandeld: {outcome}.")
    return vacature, request


def _close(request, state):
    request.state, request.answered_at = state, timezone.now()
    request.save(update_fields=["state", "answered_at"])


def pass_on(vacature, *, to, by):
    """Give a vacature to somebody because its holder goes; for ``holdings``.

    When somebody else took it over at that moment, it stays with them.
    """
    leaver, vacature = vacature.holder_id, regie.lock(vacature)
    if vacature.holder_id != leaver:
        return
    former = vacature.holder
    regie.give(vacature, to, by=by)
    regie.stop(vacature, former)
    timeline.write(vacature, EntryKind.HANDED_OVER, by=to, other=former)
