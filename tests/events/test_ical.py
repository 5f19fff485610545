"""Calendar files, read back by the library that others use."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from events import ical, personal_calendar, registration, states
from events.enums import RegistrationState
from events.models import CalendarFeed, Registration
from events.registration import Details
from tests.factories import (
    create_event,
    create_event_index,
    create_member,
    create_registration,
)

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(autouse=True)
def frame(site):
    """Every address and mail is that of the site."""


def read(content):
    calendar = Calendar.from_ical(content)
    assert calendar["prodid"] == ical.PRODUCT
    assert calendar["version"] == "2.0"
    return calendar


def only_event(content):
    (event,) = read(content).walk("VEVENT")
    return event


def of(event):
    return only_event(ical.calendar([event]))


def at(*parts, fold=0):
    return datetime(*parts, tzinfo=AMSTERDAM, fold=fold)


def test_a_file_has_all_that_the_standard_asks(client):
    event = create_event(
        starts_at=at(2027, 6, 4, 9), travel="Bus 7 stopt voor de deur."
    )
    response = client.get(f"{event.url}agenda.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = only_event(response.content)
    assert found["uid"] == str(event.translation_key)
    assert found["sequence"] == 0
    assert found["status"] == "CONFIRMED"
    assert found["summary"] == event.title
    assert found["dtstamp"].dt.utcoffset() == timedelta(0)
    assert found["dtstart"].params["tzid"] == "Europe/Amsterdam"
    assert found["dtstart"].dt == event.starts_at
    assert found["dtend"].dt == event.ends_at
    assert "Bus 7 stopt voor de deur." in found["description"]
    assert found["url"] == event.full_url
    assert b"BEGIN:VTIMEZONE\r\n" in response.content
    assert "METHOD" not in read(response.content)


def test_every_line_ends_and_folds_as_the_standard_says():
    event = create_event(title="Één lange titel met ëëën heleboel tekens " * 5)
    content = ical.calendar([event])
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (at(2027, 3, 28, 1, 30), at(2027, 3, 28, 3, 30)),
        (at(2027, 3, 28, 3, 0), at(2027, 3, 28, 5, 0)),
        (at(2027, 10, 31, 1, 30), at(2027, 10, 31, 2, 30, fold=1)),
        (at(2027, 10, 31, 2, 30), at(2027, 10, 31, 4, 0)),
        (at(2027, 10, 31, 2, 30, fold=1), at(2027, 10, 31, 4, 0)),
        (at(2027, 5, 31, 23, 0), at(2027, 6, 1, 0, 0)),
        (at(2027, 6, 1, 0, 0), at(2027, 6, 1, 1, 0)),
        (at(2027, 3, 26, 9, 0), at(2027, 3, 29, 17, 0)),
    ],
    ids=[
        *("over the clock forward", "right after it", "over the clock back"),
        *("the hour for the first time", "the same hour again"),
        *("until midnight", "from midnight", "several days"),
    ],
)
def test_odd_moments_are_the_same_moments_in_a_calendar(start, end):
    found = of(
        create_event(starts_at=start.astimezone(UTC), ends_at=end.astimezone(UTC))
    )
    assert found["dtstart"].dt.astimezone(UTC) == start.astimezone(UTC)
    assert found["dtend"].dt.astimezone(UTC) == end.astimezone(UTC)


def test_the_zone_itself_knows_both_changes_of_the_clock():
    calendar = read(ical.calendar([create_event(starts_at=at(2027, 6, 1, 9))]))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Amsterdam"
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    known = zone.to_tz()
    for month, hours in ((1, 1), (7, 2)):
        moment = datetime(2027, month, 1, 12, tzinfo=known)
        assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [
        (at(2027, 6, 1), at(2027, 6, 2), date(2027, 6, 2)),
        (at(2027, 6, 1), at(2027, 6, 1, 17), date(2027, 6, 2)),
        (at(2027, 3, 27), at(2027, 3, 29), date(2027, 3, 29)),
    ],
    ids=["one day", "until five", "a weekend with a change of the clock"],
)
def test_whole_days_have_no_time(start, end, after):
    found = of(create_event(starts_at=start, ends_at=end, is_all_day=True))
    assert found["dtstart"].dt == start.date()
    assert found["dtend"].dt == after


@pytest.mark.parametrize("line", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x00"])
def test_an_injected_line_stays_in_the_summary(line):
    title = f"Ontbijt{line}ATTACH:http://nep.example/x{line}BEGIN:VALARM"
    event = create_event()
    event.title = title
    found = of(event)
    assert found["summary"] == "Ontbijt ATTACH:http://nep.example/x BEGIN:VALARM"
    assert "attach" not in found
    assert found.subcomponents == []


def test_commas_and_semicolons_come_back_as_they_were():
    event = create_event(title="Brood; boter, kaas \\ en meer", place="A, B; C")
    found = of(event)
    assert found["summary"] == "Brood; boter, kaas \\ en meer"
    assert found["location"].startswith("A, B; C")


@pytest.mark.parametrize("field", ["title", "place", "starts_at"])
def test_a_change_raises_the_sequence_by_one_and_keeps_the_uid(field):
    event = create_event()
    event.save_revision().publish()
    before = of(event)
    value = event.starts_at + timedelta(minutes=5) if field == "starts_at" else "Anders"
    setattr(event, field, value)
    for _twice in range(2):
        event.save_revision().publish()
    event.refresh_from_db()
    after = of(event)
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["uid"] == before["uid"]


def test_other_words_on_the_page_change_no_calendar():
    event = create_event()
    event.save_revision().publish()
    event.price = "Vijf euro"
    event.save_revision().publish()
    event.refresh_from_db()
    assert of(event)["sequence"] == 0


def ics_of(message):
    (part,) = message.attachments
    assert part.get_content_type() == "text/calendar"
    return part.get_param("method"), only_event(part.get_payload(decode=True))


def test_calling_off_takes_it_out_of_every_calendar_also_of_who_waits(
    client, django_capture_on_commit_callbacks
):
    event = create_event(has_registration=True, capacity=1)
    coming = create_registration(event=event, user=create_member())
    waiting = create_registration(
        event=event, state=RegistrationState.WAITING, position=1
    )
    create_registration(event=event, state=RegistrationState.CANCELLED)
    with django_capture_on_commit_callbacks(execute=True):
        assert states.call_off(event, reason="De oven is stuk.")
        assert not states.call_off(event, reason="Nog een keer.")
    assert {m.to[0] for m in mail.outbox} == {coming.email, waiting.email}
    for message in mail.outbox:
        method, found = ics_of(message)
        assert method == "CANCEL"
        assert found["status"] == "CANCELLED"
        assert found["sequence"] == 1
        assert found["organizer"].startswith("mailto:")
        assert "De oven is stuk." in message.body
    assert of_address(client, event)["status"] == "CANCELLED"


def of_address(client, event):
    return only_event(client.get(f"{event.url}agenda.ics").content)


def test_another_time_is_mailed_once_with_a_new_file(
    django_capture_on_commit_callbacks,
):
    event = create_event(has_registration=True)
    event.save_revision().publish()
    create_registration(event=event)
    event.starts_at += timedelta(hours=1)
    event.ends_at += timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            event.save_revision().publish()
    (message,) = mail.outbox
    assert message.subject == f"Gewijzigd: {event.title}"
    _method, found = ics_of(message)
    assert found["sequence"] == 1
    assert found["dtstart"].dt == event.starts_at


def test_a_confirmation_brings_the_file_the_place_and_how_to_get_there():
    event = create_event(has_registration=True, travel="Bus 7 stopt voor de deur.")
    user = create_member()
    details = Details(name="Ilse", email=user.email)
    registration.sign_up_member(event, user, details)
    (message,) = mail.outbox
    method, found = ics_of(message)
    assert method == "PUBLISH"
    assert found["uid"] == ical.uid(event)
    assert "De Korenbeurs" in message.body
    assert "Bus 7 stopt voor de deur." in message.body


def test_a_storage_that_is_full_does_not_stop_a_sign_up(settings, monkeypatch):
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"

    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("post_office.utils.Attachment.file.field.pre_save", full)
    from post_office.models import Email

    event = create_event(has_registration=True)
    user = create_member()
    placed = registration.sign_up_member(
        event, user, Details(name="Ilse", email=user.email)
    )
    assert placed.is_confirmed
    assert Email.objects.get().to == [user.email]


# Calendars to follow


def titles(content):
    return {str(event["summary"]) for event in read(content).walk("VEVENT")}


def test_a_calendar_follows_what_was_chosen_and_is_to_come(client):
    index = create_event_index(slug="agenda")
    create_event(title="Training", kind="training")
    create_event(title="Banendag", kind="banendag")
    create_event(title="Oud", kind="training", starts_at=timezone.now() - timedelta(9))
    content = client.get(f"{index.url}agenda.ics?soort=training").content
    assert titles(content) == {"Training"}
    assert "Training" in read(content)["x-wr-calname"]
    page = client.get(f"{index.url}?soort=training").text
    assert "webcal://testserver/agenda/agenda.ics?soort=training" in page


def test_nothing_in_a_calendar_comes_from_its_address(client):
    index = create_event_index(slug="agenda")
    create_event()
    content = client.get(
        f"{index.url}agenda.ics?soort=kwaad&naam=kwaad&q=kwaad"
    ).content
    assert b"kwaad" not in content


def test_a_calendar_to_follow_holds_nothing_for_members_only(client, as_role):
    from wagtail.models import PageViewRestriction

    index = create_event_index(slug="agenda")
    hidden = create_event(title="Alleen leden")
    PageViewRestriction.objects.create(
        page=hidden, restriction_type=PageViewRestriction.LOGIN
    )
    for reader in (client, as_role("redacteur")):
        assert titles(reader.get(f"{index.url}agenda.ics").content) == set()


def test_a_calendar_that_did_not_change_is_not_sent_again(client):
    event = create_event()
    first = client.get(f"{event.url}agenda.ics")
    again = client.get(
        f"{event.url}agenda.ics", headers={"if-none-match": first["ETag"]}
    )
    assert again.status_code == 304


def test_a_member_follows_the_own_places_by_a_secret_address(client, as_role):
    member = create_member()
    coming = create_registration(event=create_event(title="Ik kom"), user=member)
    create_registration(
        event=create_event(title="Ik wacht"),
        user=member,
        state=RegistrationState.WAITING,
        position=1,
    )
    create_registration(event=create_event(title="Van een ander"))
    secret = personal_calendar.renew(member)
    assert secret not in CalendarFeed.objects.get().digest
    address = f"/kalender/{secret}.ics"
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-store"
    found = {
        str(e["summary"]): e["status"] for e in read(response.content).walk("VEVENT")
    }
    assert found == {"Ik kom": "CONFIRMED", "Ik wacht": "TENTATIVE"}
    Registration.objects.filter(pk=coming.pk).update(state=RegistrationState.CANCELLED)
    assert titles(client.get(address).content) == {"Ik wacht"}


def test_a_secret_address_ends_at_once_when_its_owner_says_so(client):
    member = create_member()
    old = personal_calendar.renew(member)
    new = personal_calendar.renew(member)
    assert client.get(f"/kalender/{old}.ics").status_code == 404
    assert client.get(f"/kalender/{new}.ics").status_code == 200
    personal_calendar.revoke(member)
    assert client.get(f"/kalender/{new}.ics").status_code == 404


def test_a_secret_address_ends_with_the_account(client):
    member = create_member()
    secret = personal_calendar.renew(member)
    member.is_active = False
    member.save()
    assert client.get(f"/kalender/{secret}.ics").status_code == 404
