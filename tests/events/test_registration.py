"""Signing up: a seat, a place in the queue, and never twice."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar
from post_office.connections import connections
from post_office.models import Attachment, Email

from core.due_jobs import forget_old_mail
from core.mail import send_waiting
from events import cancelling, registration, seats, states, waiting_list
from events.addresses import one_mailbox
from events.enums import RegistrationState
from events.errors import ClosedError, RegistrationError
from events.models import Registration
from events.registration import Details
from notifications.models import Notification
from tests.factories import create_event, create_member, create_registration

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frame(site):
    """Every mail stands in the frame of the site."""


@pytest.fixture
def event():
    return create_event(has_registration=True, capacity=2)


def details(email="Femke@voorbeeld.example", **changes):
    return Details(**{"name": "Femke Postma", "email": email} | changes)


def sign_up_member(event, **changes):
    user = create_member(**changes)
    return registration.sign_up_member(event, user, details(user.email))


def sign_up_guest(event, email="femke@voorbeeld.example"):
    return registration.sign_up_guest(event, details(email))


def state_of(placed):
    placed.refresh_from_db()
    return placed.state


def subjects():
    return [message.subject for message in mail.outbox]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Femke@Voorbeeld.example", "femke@voorbeeld.example"),
        ("femke+agenda@voorbeeld.example", "femke@voorbeeld.example"),
        ("ﬁen@voorbeeld.example", "FIEN@voorbeeld.example"),
    ],
)
def test_one_mailbox_has_one_key_however_it_is_written(one, other):
    assert one_mailbox(one) == one_mailbox(other)


def test_different_people_keep_different_keys():
    keys = {one_mailbox(f"{name}@voorbeeld.example") for name in ("a", "b", "+", "+x")}
    assert len(keys) == 4


def test_a_member_has_a_seat_at_once_and_gets_a_mail(event):
    placed = sign_up_member(event)
    assert placed.state == RegistrationState.CONFIRMED
    assert placed.confirmed_at
    (message,) = mail.outbox
    assert message.to == [placed.user.email]
    assert message.subject == f"Je bent aangemeld: {event.title}"


def test_a_guest_holds_no_seat_before_the_address_is_proved(event):
    placed = sign_up_guest(event)
    assert placed.state == RegistrationState.UNCONFIRMED
    assert seats.free(event) == 2
    assert "/aanmelding/bevestigen/" in mail.outbox[0].body
    confirmed = registration.confirm(placed)
    assert confirmed.state == RegistrationState.CONFIRMED
    assert seats.free(event) == 1


def test_confirming_twice_is_confirming_once(event):
    placed = sign_up_guest(event)
    first = registration.confirm(placed)
    second = registration.confirm(placed)
    assert second.confirmed_at == first.confirmed_at
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "again", ["FEMKE@voorbeeld.example", "femke+2@voorbeeld.example"]
)
def test_the_same_mailbox_twice_is_one_registration(event, again):
    first = sign_up_guest(event)
    assert sign_up_guest(event, again) == first
    assert Registration.objects.count() == 1
    assert len(mail.outbox) == 1


def test_who_comes_already_is_told_so_at_their_own_address(event):
    placed = registration.confirm(sign_up_guest(event))
    long_ago = timezone.now() - timedelta(hours=1)
    Registration.objects.update(asked_at=long_ago)
    sign_up_guest(event, "femke+x@voorbeeld.example")
    assert state_of(placed) == RegistrationState.CONFIRMED
    assert mail.outbox[-1].to == ["femke@voorbeeld.example"]
    assert mail.outbox[-1].subject == f"Je stond al op de lijst: {event.title}"


def test_a_member_who_came_as_a_guest_keeps_the_one_place(event):
    placed = registration.confirm(sign_up_guest(event, "ilse@voorbeeld.example"))
    member = create_member(email="ilse@voorbeeld.example")
    again = registration.sign_up_member(event, member, details(member.email))
    assert again == placed
    assert again.user == member


def test_the_database_refuses_a_mailbox_twice(event):
    create_registration(event=event, email="ilse@voorbeeld.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        create_registration(event=event, email="Ilse+x@voorbeeld.example")


def test_after_the_last_seat_there_is_a_queue_in_order(event):
    placed = [sign_up_member(event) for _ in range(5)]
    assert [p.state for p in placed] == ["confirmed"] * 2 + ["waiting"] * 3
    assert list(event.registrations.waiting()) == placed[2:]
    assert subjects()[-1] == f"Je staat op de wachtlijst: {event.title}"


def test_cancelling_offers_the_seat_to_the_first_who_waits_and_to_nobody_else(event):
    placed = [sign_up_member(event) for _ in range(5)]
    mail.outbox.clear()
    assert cancelling.cancel(placed[0])
    assert [state_of(p) for p in placed] == [
        *("cancelled", "confirmed", "offered", "waiting", "waiting")
    ]
    assert Notification.objects.get().recipient == placed[2].user
    assert subjects() == [f"Je bent afgemeld: {event.title}"]


def test_cancelling_twice_passes_on_one_seat(event):
    placed = [sign_up_member(event) for _ in range(5)]
    cancelling.cancel(placed[0])
    assert not cancelling.cancel(placed[0])
    assert event.registrations.filter(state=RegistrationState.OFFERED).count() == 1


def test_a_guest_is_offered_a_seat_by_mail(event):
    first = sign_up_member(event)
    sign_up_member(event)
    registration.confirm(sign_up_guest(event))
    cancelling.cancel(first)
    assert mail.outbox[-1].subject == f"Er is een plek vrij: {event.title}"
    assert "/aanmelding/aanbod/" in mail.outbox[-1].body


def test_an_offer_lasts_a_day_and_never_longer_than_until_the_event(event):
    soon = create_event(
        has_registration=True,
        capacity=1,
        starts_at=timezone.now() + timedelta(hours=3),
    )
    for wanted, hours in ((event, 24), (soon, 3)):
        wanted.capacity = 1
        wanted.save()
        first, second = sign_up_member(wanted), sign_up_member(wanted)
        cancelling.cancel(first)
        second.refresh_from_db()
        left = second.offered_until - timezone.now()
        assert timedelta(hours=hours - 0.1) < left <= timedelta(hours=hours)


def test_accepting_an_offer_gives_the_seat_and_does_so_once(event):
    placed = [sign_up_member(event) for _ in range(3)]
    cancelling.cancel(placed[0])
    accepted = waiting_list.accept(placed[2])
    assert accepted.state == RegistrationState.CONFIRMED
    assert waiting_list.accept(placed[2]).confirmed_at == accepted.confirmed_at


def test_who_only_waits_cannot_take_a_seat(event):
    placed = [sign_up_member(event) for _ in range(3)]
    with pytest.raises(RegistrationError):
        waiting_list.accept(placed[2])


def test_an_offer_that_nobody_answers_goes_to_the_next(event):
    placed = [sign_up_member(event) for _ in range(4)]
    cancelling.cancel(placed[0])
    mail.outbox.clear()
    a_day_later = timezone.now() + timedelta(hours=25)
    for _twice in range(2):
        waiting_list.expire_offers(now=a_day_later)
    assert state_of(placed[2]) == RegistrationState.CANCELLED
    assert state_of(placed[3]) == RegistrationState.OFFERED
    assert subjects() == [f"Je plek is doorgegeven: {event.title}"]
    with pytest.raises(RegistrationError, match="De tijd is voorbij"):
        waiting_list.accept(placed[2])


def test_an_offer_holds_its_seat_until_it_is_over(event):
    placed = [sign_up_member(event) for _ in range(3)]
    cancelling.cancel(placed[0])
    assert sign_up_member(event).state == RegistrationState.WAITING
    waiting_list.expire_offers(now=timezone.now() + timedelta(hours=23))
    assert state_of(placed[2]) == RegistrationState.OFFERED


def test_a_larger_room_is_offered_in_order(event):
    placed = [sign_up_member(event) for _ in range(5)]
    event.capacity = 4
    event.save_revision().publish()
    assert [state_of(p) for p in placed[2:]] == ["offered", "offered", "waiting"]


def test_who_cancelled_may_sign_up_again_at_the_end_of_the_queue(event):
    placed = [sign_up_member(event) for _ in range(3)]
    cancelling.cancel(placed[0])
    user = placed[0].user
    again = registration.sign_up_member(event, user, details(user.email))
    assert again == placed[0]
    assert again.state == RegistrationState.WAITING


def test_without_a_number_of_seats_everybody_comes():
    event = create_event(has_registration=True)
    assert {sign_up_member(event).state for _ in range(3)} == {"confirmed"}


@pytest.mark.parametrize("case", ["begun", "called off", "no registration"])
def test_nobody_signs_up_for_what_is_closed(case):
    event = create_event(has_registration=case != "no registration", capacity=2)
    waiting = create_registration(event=event, state=RegistrationState.UNCONFIRMED)
    if case == "begun":
        event.starts_at = timezone.now() - timedelta(minutes=1)
        event.save()
    if case == "called off":
        states.call_off(event, reason="De zaal is dicht.")
    with pytest.raises(ClosedError):
        sign_up_member(event)
    with pytest.raises(ClosedError):
        sign_up_guest(event)
    with pytest.raises(ClosedError):
        registration.confirm(waiting)


@pytest.fixture
def mail_server(settings):
    """Return a function that switches the mail server off and on again."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"

    def switch(backend):
        connections.close()
        settings.POST_OFFICE = settings.POST_OFFICE | {"BACKENDS": {"default": backend}}

    return switch


def test_a_sign_up_succeeds_without_a_mail_server_and_the_mail_arrives_later_once(
    event, mail_server, django_capture_on_commit_callbacks
):
    mail_server("tests.events.mail_down.Backend")
    with django_capture_on_commit_callbacks(execute=True):
        placed = sign_up_member(event)
    assert placed.state == RegistrationState.CONFIRMED
    assert mail.outbox == []
    mail_server("django.core.mail.backends.locmem.EmailBackend")
    Email.objects.update(scheduled_time=None)
    for _twice in range(2):
        send_waiting()
    (message,) = mail.outbox
    assert message.to == [placed.email]
    (part,) = message.attachments
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "PUBLISH"
    (found,) = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert found["summary"] == event.title


def test_a_file_goes_with_the_mail_that_it_was_sent_with(event, mail_server):
    mail_server("django.core.mail.backends.locmem.EmailBackend")
    sign_up_member(event)
    stored = Attachment.objects.get()
    forget_old_mail()
    assert Attachment.objects.exists()
    Email.objects.update(created=timezone.now() - timedelta(days=40))
    forget_old_mail()
    assert not Attachment.objects.exists()
    assert not stored.file.storage.exists(stored.file.name)


def offered_seat(event):
    placed = [sign_up_member(event) for _ in range(event.capacity + 1)]
    cancelling.cancel(placed[0])
    return placed[-1]


def test_nobody_accepts_a_seat_at_an_event_that_was_called_off(event):
    placed = offered_seat(event)
    states.call_off(event, reason="De zaal is dicht.")
    with pytest.raises(RegistrationError, match="gaat niet door"):
        waiting_list.accept(placed)


def test_nobody_accepts_a_seat_at_an_event_that_began(event, time_machine):
    placed = offered_seat(event)
    Registration.objects.filter(pk=placed.pk).update(
        offered_until=event.starts_at + timedelta(days=1)
    )
    time_machine.move_to(event.starts_at + timedelta(minutes=1))
    with pytest.raises(RegistrationError, match="al begonnen"):
        waiting_list.accept(placed)


def test_a_name_for_members_is_not_shown_to_a_guest_who_also_comes(event):
    member = create_registration(event=event, name_audience="members")
    both = create_registration(event=event, name_audience="participants")
    guest = create_registration(event=event)
    shown = Registration.objects.filter(event=event)
    assert set(shown.shown_to_participant(guest)) == {both}
    colleague = create_registration(event=event, user=create_member())
    assert set(shown.shown_to_participant(colleague)) == {member, both}
