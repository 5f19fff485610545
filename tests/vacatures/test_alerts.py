"""When saved searches tell what is new, and how the digest brings it."""

from http import HTTPStatus

import pytest
from django.http import QueryDict
from django.utils import timezone

from notifications import digests
from notifications.enums import Channel, Rhythm
from notifications.models import DigestPreference, Notification, Preference
from profiles.vacatures import alerts, saving, telling, texts
from profiles.vacatures.board import select
from profiles.vacatures.enums import AlertFrequency
from profiles.vacatures.models import Absence, SavedSearch, Vacature
from tests.factories import (
    create_member,
    create_municipality,
    create_user,
    create_vacature,
)
from tests.together import together
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db

SEARCHES = "/mijn/zoekopdrachten/"
SUNDAY = "2026-11-22 12:00:00+01:00"
MONDAY = "2026-11-23 06:05:00+01:00"
TUESDAY = "2026-11-24 06:05:00+01:00"


@pytest.fixture(autouse=True)
def clock(site, time_machine):
    """Stand on Sunday, when the rounds of last week are over; return the clock."""
    time_machine.move_to(SUNDAY)
    digests.send_due()
    time_machine.shift(60)
    return time_machine


@pytest.fixture
def reader():
    return create_member()


def keep(user, query="vorm=leerwerkbaan", frequency=AlertFrequency.DAILY):
    site = user.profile.organisation.region.site
    fields = {"name": "Leren", "frequency": frequency}
    return saving.keep(user, site=site, query=query, **fields)


def tell_at(clock, moment):
    clock.move_to(moment)
    alerts.tell_what_is_new()


def told():
    return list(Notification.objects.order_by("pk").values_list("title", flat=True))


def digest(clock, mailoutbox, moment="2026-11-24 07:10:00+01:00"):
    """Return the lines about searches in the mails of this moment."""
    mailoutbox.clear()
    clock.move_to(moment)
    digests.send_due()
    return [
        line
        for message in mailoutbox
        for line in message.body.splitlines()
        if line.startswith("- ")
    ]


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        (AlertFrequency.NONE, []),
        (AlertFrequency.DAILY, ["23", "24", "25"]),
        (AlertFrequency.WEEKLY, ["24"]),
    ],
)
def test_a_search_tells_in_the_morning_of_its_day(frequency, days, reader, clock):
    keep(reader, frequency=frequency)
    for _ in range(3 * 24):
        create_vacature()
        clock.shift(3600)
        alerts.tell_what_is_new()
    dates = [timezone.localtime(item.created_at) for item in Notification.objects.all()]
    assert [f"{date:%d}" for date in dates] == days
    assert {date.hour for date in dates} <= {6}


def test_a_daily_search_is_one_line_in_the_digest_of_a_week(reader, clock, mailoutbox):
    keep(reader)
    create_vacature()
    tell_at(clock, MONDAY)
    create_vacature(), create_vacature(form="stage")
    tell_at(clock, TUESDAY)
    assert told() == ["1 nieuwe vacature voor ‘Leren’"] * 2
    assert digest(clock, mailoutbox) == ["- 2 nieuwe vacatures voor ‘Leren’"]
    assert mailoutbox[0].subject == "Je weekoverzicht: 1 melding"
    assert digest(clock, mailoutbox, "2026-12-01 07:10:00+01:00") == []


def test_a_weekly_search_waits_for_tuesday_in_a_digest_of_every_day(
    reader, clock, mailoutbox
):
    DigestPreference.objects.create(user=reader, rhythm=Rhythm.DAILY)
    keep(reader, frequency=AlertFrequency.WEEKLY)
    create_vacature()
    assert digest(clock, mailoutbox, "2026-11-23 07:10:00+01:00") == []
    assert digest(clock, mailoutbox) == ["- 1 nieuwe vacature voor ‘Leren’"]
    assert digest(clock, mailoutbox, "2026-11-25 07:10:00+01:00") == []


def test_the_digest_counts_what_is_open_by_then(reader, clock, mailoutbox):
    keep(reader)
    hidden, closed, _open = (create_vacature() for _ in range(3))
    tell_at(clock, TUESDAY)
    assert told() == ["3 nieuwe vacatures voor ‘Leren’"]
    Vacature.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    Vacature.objects.filter(pk=closed.pk).update(closes_on="2026-11-23")
    assert digest(clock, mailoutbox) == ["- 1 nieuwe vacature voor ‘Leren’"]


def test_what_nobody_may_see_any_more_is_no_mail(reader, clock, mailoutbox):
    keep(reader)
    vacature = create_vacature()
    tell_at(clock, TUESDAY)
    Vacature.objects.filter(pk=vacature.pk).update(hidden_at=timezone.now())
    assert digest(clock, mailoutbox) == []


def test_what_was_seen_on_the_site_is_not_counted_again(reader, clock, mailoutbox):
    keep(reader)
    create_vacature(), create_vacature()
    tell_at(clock, MONDAY)
    Notification.objects.all().mark_read()
    create_vacature()
    tell_at(clock, TUESDAY)
    assert digest(clock, mailoutbox) == ["- 1 nieuwe vacature voor ‘Leren’"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "gemeente=kampen&gemeente=zwolle",
        "vorm=stage",
        "uren=24-31&gemeente=kampen",
        "status=oppakken",
        "oppakken=ja",
        "organisatie=gemeente-kampen",
        "q=deeg",
        "afstand=kampen-20&vorm=leerwerkbaan",
    ],
)
def test_the_digest_counts_what_the_board_shows(query, reader, site, clock, mailoutbox):
    kampen, zwolle, raalte = (
        create_municipality(name=name, latitude=latitude, longitude="6.0")
        for name, latitude in (("Kampen", "52.5"), ("Zwolle", "52.6"), ("Raalte", "53"))
    )
    keep(reader, query)
    create_vacature(municipality=kampen, hours_min=24, description="Deeg kneden.")
    create_vacature(municipality=kampen, is_open_for_pickup=True)
    create_vacature(municipality=zwolle, form="stage", state="gesprek")
    create_vacature(municipality=raalte)
    texts.rebuild(Vacature.objects.all())
    tell_at(clock, TUESDAY)
    total = select(reader, site, QueryDict(query)).total
    assert told()[0].startswith(f"{total} nieuwe vacature")
    assert digest(clock, mailoutbox) == [f"- {told()[0]}"]


def test_what_was_told_without_a_beginning_stops_nothing(reader, clock, mailoutbox):
    keep(reader)
    create_vacature()
    tell_at(clock, MONDAY)
    Notification.objects.update(since=None)
    create_vacature(), create_vacature()
    tell_at(clock, TUESDAY)
    assert digest(clock, mailoutbox) == ["- 2 nieuwe vacatures voor ‘Leren’"]


def test_a_search_that_was_thrown_away_is_not_mailed(reader, clock, mailoutbox):
    search = keep(reader)
    create_vacature()
    tell_at(clock, TUESDAY)
    search.delete()
    assert digest(clock, mailoutbox) == []


def test_several_municipalities_and_own_vacatures(reader, clock, mailoutbox):
    kampen, zwolle, elsewhere = (
        create_municipality(name=name) for name in ("Kampen", "Zwolle", "Raalte")
    )
    keep(reader, f"gemeente={kampen.slug}&gemeente={zwolle.slug}")
    for place in (kampen, zwolle, elsewhere):
        create_vacature(municipality=place)
    create_vacature(by=reader, municipality=kampen)
    assert digest(clock, mailoutbox) == ["- 2 nieuwe vacatures voor ‘Leren’"]


def test_a_search_that_was_silent_begins_afresh(reader, clock):
    search = keep(reader, frequency=AlertFrequency.NONE)
    create_vacature()
    clock.shift(3600)
    saving.choose(search, AlertFrequency.DAILY)
    tell_at(clock, MONDAY)
    assert told() == []
    create_vacature()
    tell_at(clock, TUESDAY)
    assert told() == ["1 nieuwe vacature voor ‘Leren’"]


def test_who_works_nowhere_yet_hears_of_the_main_site(site, clock, mailoutbox):
    user = create_user(approved_at=timezone.now())
    fields = {"name": "Leren", "frequency": AlertFrequency.DAILY}
    saving.keep(user, site=site, query="vorm=leerwerkbaan", **fields)
    create_vacature()
    tell_at(clock, TUESDAY)
    assert digest(clock, mailoutbox) == ["- 1 nieuwe vacature voor ‘Leren’"]


def test_other_words_for_how_often_skip_nothing(reader, clock):
    search = keep(reader, frequency=AlertFrequency.WEEKLY)
    create_vacature()
    clock.shift(3600)
    keep(reader, frequency=AlertFrequency.DAILY)
    tell_at(clock, MONDAY)
    assert told() == ["1 nieuwe vacature voor ‘Leren’"]
    assert SavedSearch.objects.get() == search


def test_one_broken_search_does_not_keep_the_others_waiting(
    reader, clock, monkeypatch, caplog
):
    broken = keep(reader)
    keep(create_member())
    create_vacature()
    count = alerts.News.total_for

    def break_down(news, search):
        if search.pk == broken.pk:
            raise RuntimeError("broken")
        return count(news, search)

    monkeypatch.setattr(alerts.News, "total_for", break_down)
    tell_at(clock, MONDAY)
    assert told() == ["1 nieuwe vacature voor ‘Leren’"]
    assert f"No news for saved search {broken.pk}" in caplog.text


def test_many_searches_are_read_some_at_a_time(clock, monkeypatch):
    monkeypatch.setattr(alerts, "BATCH", 2)
    for _ in range(5):
        keep(create_member())
    create_vacature()
    tell_at(clock, MONDAY)
    assert len(told()) == 5


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_tell_and_mail_it_once(reader, clock, mailoutbox):
    keep(reader)
    create_vacature()
    clock.move_to("2026-11-24 07:10:00+01:00")
    assert together(*[digests.send_due] * 4) == [None] * 4
    assert told() == ["1 nieuwe vacature voor ‘Leren’"]
    assert [message.to for message in mailoutbox] == [[reader.email]]


@pytest.mark.parametrize(
    ("channel", "rhythm", "sentence"),
    [
        (Channel.DIGEST, Rhythm.WEEKLY, "in je overzicht, en dat mailen we elke week."),
        (Channel.DIGEST, Rhythm.DAILY, "in je overzicht, en dat mailen we elke dag."),
        (Channel.DIGEST, Rhythm.NEVER, "Je krijgt er geen mail over."),
        (Channel.SITE, Rhythm.WEEKLY, "Je krijgt er geen mail over."),
        (Channel.MAIL, Rhythm.WEEKLY, "We mailen het je dan ook."),
    ],
)
def test_the_screen_says_how_you_hear_of_it(channel, rhythm, sentence, reader):
    keep(reader)
    Preference.objects.create(user=reader, kind=telling.ALERT, channel=channel)
    DigestPreference.objects.create(user=reader, rhythm=rhythm)
    response = client_of(reader).get(SEARCHES)
    assert response.status_code == HTTPStatus.OK
    assert sentence in response.text


def test_a_reminder_in_the_digest_counts_the_days_that_are_left(
    clock, mailoutbox, reader
):
    Preference.objects.create(user=reader, kind=telling.CLOSING, channel="digest")
    soon, longer, _today = (
        create_vacature(by=reader, title=title, closes_on=f"2026-11-{day}")
        for title, day in (("Kok", 25), ("Tuin", 26), ("Bus", 24))
    )
    for vacature in Vacature.objects.all():
        telling.tell_of_closing(vacature, "/vacatures/")
    telling.tell_of_closing(Vacature.objects.get(pk=soon.pk), "/vacatures/")
    Vacature.objects.filter(pk=longer.pk).update(closes_on="2026-12-26")
    create_vacature(by=reader, title="Kas", closes_on="2026-11-23")
    telling.tell_of_closing(Vacature.objects.latest("pk"), "/vacatures/")
    assert told()[0] == "‘Kok’ sluit over 3 dagen"
    assert digest(clock, mailoutbox) == [
        "- ‘Kok’ sluit morgen",
        "- ‘Bus’ sluit vandaag",
    ]


def test_a_reminder_is_for_who_can_answer_by_then(clock, mailoutbox, reader):
    former, deputy = create_member(), create_member()
    Absence.objects.create(
        user=reader, deputy=deputy, starts_on="2026-11-20", ends_on="2026-11-30"
    )
    everybody = (former, reader, deputy)
    for user in everybody:
        Preference.objects.create(user=user, kind=telling.CLOSING, channel="digest")
    create_vacature(by=former, title="Kok", closes_on="2026-11-25")
    for holder in (former, reader):
        Vacature.objects.update(holder=holder)
        telling.tell_of_closing(Vacature.objects.get(), "/vacatures/")
    assert Notification.objects.count() == len(everybody)
    assert digest(clock, mailoutbox) == ["- ‘Kok’ sluit morgen"] * 2
    assert {message.to[0] for message in mailoutbox} == {reader.email, deputy.email}
