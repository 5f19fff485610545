"""What the agenda mails by itself: each person once."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from events import rounds_of_mail, states, telling
from events.models import EventState, Registration
from notifications import kinds
from notifications.models import Notification
from tests.factories import (
    create_event,
    create_member,
    create_registration,
    create_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frame(site):
    """Every mail stands in the frame of the site."""


def in_days(days, **changes):
    start = timezone.now().replace(microsecond=0) + timedelta(days=days)
    return create_event(has_registration=True, starts_at=start, **changes)


def early(event, **changes):
    """Create somebody who signed up long before."""
    long_ago = timezone.now() - timedelta(days=30)
    return create_registration(event=event, confirmed_at=long_ago, **changes)


def test_who_comes_is_reminded_once_two_days_before():
    event = in_days(1.9, travel="Bus 7 stopt voor de deur.")
    guest, member = early(event), early(event, user=create_member())
    early(in_days(2.1))
    for _twice in range(2):
        rounds_of_mail.remind()
    (message,) = mail.outbox
    assert message.to == [guest.email]
    assert message.subject.endswith(f": {event.title}")
    assert "Bus 7 stopt voor de deur." in message.body
    assert len(message.attachments) == 1
    assert Notification.objects.get().recipient == member.user


def test_who_signed_up_a_moment_ago_is_not_reminded():
    create_registration(event=in_days(1.9))
    rounds_of_mail.remind()
    assert mail.outbox == []


def test_an_event_without_reminder_or_thanks_sends_none():
    early(in_days(1.9, sends_reminder=False))
    early(in_days(-1, sends_thanks=False))
    rounds_of_mail.remind()
    rounds_of_mail.thank()
    assert mail.outbox == []


def test_nobody_is_reminded_of_what_was_called_off():
    event = in_days(1.9)
    states.call_off(event, reason="De oven is stuk.")
    early(event)
    rounds_of_mail.remind()
    assert mail.outbox == []


def test_a_member_who_wants_no_reminder_gets_no_mail_of_it():
    from notifications.models import Preference

    member = create_member()
    Preference.objects.create(user=member, kind="events.reminder", channel="site")
    early(in_days(1.9), user=member)
    rounds_of_mail.remind()
    assert Notification.objects.get().channel == "site"


def test_a_reminder_in_the_digest_calls_the_day_what_it_is_by_then():
    places = [early(in_days(1.9), user=create_member()) for _ in range(5)]
    coming, over, called_off, offline, cancelled = places
    rounds_of_mail.remind()
    called_off.event.refresh_from_db()
    states.call_off(called_off.event, reason="De oven is stuk.")
    offline.event.unpublish()
    Registration.objects.filter(pk=cancelled.pk).update(state="cancelled")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert [told_in_digest(place) for place in places[:1] + places[2:]] == [
            [f"Morgen: {coming.event.title}"],
            [],
            [],
            [],
        ]
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert told_in_digest(over) == []


def told_in_digest(place):
    told = list(Notification.objects.for_user(place.user))
    shown = kinds.get(telling.REMINDER).visible(told, place.user)
    return [notice.title for notice in shown]


@pytest.mark.parametrize(
    "local", ["2027-03-26T02:45:00+01:00", "2027-10-29T02:45:00+02:00"]
)
def test_a_reminder_over_a_change_of_the_clock_goes_once(local):
    now = timezone.datetime.fromisoformat(local)
    start = now + timedelta(days=2)
    with time_machine.travel(now - timedelta(days=10)):
        event = create_event(has_registration=True, starts_at=start)
        create_registration(event=event)
    for minutes in (-60, -1, 0, 30, 60, 61):
        with time_machine.travel(now + timedelta(minutes=minutes)):
            rounds_of_mail.remind()
    assert len(mail.outbox) == 1


def test_who_came_is_thanked_once_the_day_after():
    event = in_days(-1)
    guest = early(event)
    early(in_days(-0.1))
    early(in_days(-10))
    for _twice in range(2):
        rounds_of_mail.thank()
    (message,) = mail.outbox
    assert message.to == [guest.email]
    assert event.full_url in message.body
    assert "/aanmelding/stapje/" in message.body


def test_one_address_that_fails_keeps_nobody_else_waiting(monkeypatch):
    event = in_days(-1)
    broken, fine = early(event), early(event)
    thank = rounds_of_mail.telling.thank

    def sometimes(person):
        if person.pk == broken.pk:
            raise OSError("No such mailbox")
        thank(person)

    monkeypatch.setattr(rounds_of_mail.telling, "thank", sometimes)
    rounds_of_mail.thank()
    assert [message.to for message in mail.outbox] == [[fine.email]]
    monkeypatch.undo()
    rounds_of_mail.thank()
    assert [message.to for message in mail.outbox] == [[fine.email], [broken.email]]


def test_an_account_that_is_off_gets_no_mail():
    member = create_member()
    early(in_days(-1), user=member)
    member.is_active = False
    member.save()
    rounds_of_mail.thank()
    assert mail.outbox == []
    assert not Notification.objects.exists()


def test_the_organiser_is_asked_for_a_report_once():
    editor = create_user(role="redacteur", approved_at=timezone.now())
    event = in_days(-1, owner=editor)
    in_days(-1, owner=editor, report=[("text", "<p>Het was druk.</p>")])
    in_days(-1, owner=None)
    for _twice in range(2):
        rounds_of_mail.ask_for_reports()
    told = Notification.objects.get()
    assert told.recipient == editor
    assert told.url == f"{event.url}beheer/"
    assert EventState.objects.get(event=event).report_asked_at


def test_a_report_is_asked_for_on_the_first_page_until_it_is_there(as_role):
    client = as_role("redacteur", approved_at=timezone.now())
    event = in_days(-1, owner=client.user, title="Banendag")
    rounds_of_mail.ask_for_reports()
    assert "Schrijf een verslag: Banendag" in client.get("/mijn/").text
    event.report = [("text", "<p>Het was druk.</p>")]
    event.save()
    assert "Schrijf een verslag" not in client.get("/mijn/").text


def test_what_people_need_is_wiped_a_month_after_the_event():
    old, recent = early(in_days(-31), needs="Tolk"), early(in_days(-20), needs="Tolk")
    rounds_of_mail.forget_needs()
    needs = dict(Registration.objects.values_list("pk", "needs"))
    assert needs == {old.pk: "", recent.pk: "Tolk"}


def test_report_pictures_and_slides_stand_on_the_page_of_the_event(client):
    from events.models import EventSlides
    from tests.factories import create_document, create_image, create_story

    photo = {
        "image": create_image(),
        "alt_text": "Een volle zaal",
        "decorative": False,
        "caption": "",
    }
    story = create_story(title="Het verhaal erachter")
    event = in_days(
        -9,
        report=[("text", "<p>Het was druk.</p>"), ("photo", photo)],
        report_page=story,
    )
    event.slides = [EventSlides(title="Dia’s van Gerda", document=create_document())]
    event.save()
    page = client.get(event.url).text
    for words in ("Het was druk.", "Een volle zaal", "Dia’s van Gerda"):
        assert words in page
    assert f'href="{story.url}"' in page
    story.unpublish()
    assert "Het verhaal erachter" not in client.get(event.url).text
