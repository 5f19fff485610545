import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from post_office.models import STATUS, Email

from config.settings import base
from core import due
from core.mail import send_waiting
from notifications import digests, kinds
from notifications.enums import Channel, Rhythm, Urgency
from notifications.kinds import Kind
from notifications.models import (
    DigestPreference,
    DigestRound,
    Notification,
    Preference,
    SentDigest,
)
from tests.factories import create_member, create_topic, create_user, create_vacature
from tests.together import together

pytestmark = pytest.mark.django_db

NEWS = Kind("news", "Nieuws", channel=Channel.DIGEST, urgency=Urgency.NEWS)
ASKED = Kind("asked", "Vragen", urgency=Urgency.ASKED)
CLOSING = Kind("closing", "Sluitdatum", urgency=Urgency.SOON)
MONDAY, TUESDAY = "2026-11-23 12:00:00+01:00", "2026-11-24 07:10:00+01:00"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def only_our_kinds(monkeypatch, site):
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(digests, "_collectors", [])
    for kind in (NEWS, ASKED, CLOSING):
        kinds.register(kind)


@pytest.fixture(autouse=True)
def clock(only_our_kinds, time_machine):
    """Stand on Monday, when the rounds of last week are over; return the clock."""
    time_machine.move_to(MONDAY, tick=False)
    digests.send_due()
    time_machine.shift(60)
    return time_machine


@pytest.fixture
def member():
    return create_member(email="noor@voorbeeld.example")


def tell(user, title="Er is nieuws", *, about=None, **changes):
    fields = {"kind": "news", "channel": Channel.DIGEST, "url": "/vacatures/"}
    notification = Notification(recipient=user, title=title, **fields | changes)
    if about:
        notification.about = about
    notification.save()
    return notification


def choose(user, rhythm):
    DigestPreference.objects.update_or_create(user=user, defaults={"rhythm": rhythm})


def titles(message):
    return re.findall(r"^- (.+)$", message.body, re.MULTILINE)


def on_tuesday(clock):
    clock.move_to(TUESDAY, tick=False)
    digests.send_due()


def test_the_digest_comes_on_tuesday_morning_and_not_before(member, mailoutbox, clock):
    told = tell(member, "Nieuw op het bord", text="Kijk maar.", url="/vacatures/?q=a")
    digests.send_due()
    clock.move_to("2026-11-24 06:59:00+01:00", tick=False)
    digests.send_due()
    assert mailoutbox == []
    clock.move_to(TUESDAY, tick=False)
    digests.send_due()
    (message,) = mailoutbox
    assert message.to == ["noor@voorbeeld.example"]
    assert message.subject == "Je weekoverzicht: 1 melding"
    item = "- Nieuw op het bord\nKijk maar.\nhttp://localhost/vacatures/?q=a\n"
    assert item in message.body
    assert "\n\n\n" not in message.body
    told.refresh_from_db()
    assert told.digested_at == timezone.now()
    assert SentDigest.objects.get().period == "2026-W48"


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.NEVER, []),
        (Rhythm.DAILY, ["24", "25", "26", "28"]),
        (Rhythm.WEEKLY, ["24", "01"]),
        (Rhythm.MONTHLY, ["01"]),
    ],
)
def test_it_comes_as_often_as_a_member_chose(rhythm, days, member, mailoutbox, clock):
    choose(member, rhythm)
    seen = []
    for number in range(9):  # from Monday afternoon until the Tuesday of next week
        if number in (0, 1, 2, 4):
            tell(member)
        clock.move_to(timezone.datetime.fromisoformat(TUESDAY) + number * DAY)
        for _ in range(2):
            digests.send_due()
        seen += [f"{timezone.localdate():%d}"] * len(mailoutbox)
        mailoutbox.clear()
    assert seen == days


def test_what_is_told_after_the_round_opened_waits_for_the_next(
    member, mailoutbox, clock
):
    on_tuesday(clock)
    clock.shift(3600)
    tell(member)
    clock.shift(3600)
    digests.send_due()
    assert mailoutbox == []
    clock.shift(7 * DAY)
    digests.send_due()
    assert len(mailoutbox) == 1


def test_a_scheduler_that_stood_still_sends_it_later_once(member, mailoutbox, clock):
    tell(member)
    clock.move_to("2026-11-26 15:00:00+01:00", tick=False)
    for _ in range(3):
        digests.send_due()
        clock.shift(3600)
    assert len(mailoutbox) == 1


def test_who_chooses_another_rhythm_gets_nothing_twice(member, mailoutbox, clock):
    tell(member)
    clock.move_to(TUESDAY, tick=False)
    choose(member, Rhythm.DAILY)
    digests.send_due()
    choose(member, Rhythm.WEEKLY)
    digests.send_due()
    assert len(mailoutbox) == 1


def test_without_news_there_is_no_mail(member, mailoutbox, clock):
    on_tuesday(clock)
    assert mailoutbox == []
    assert not SentDigest.objects.exists()


def test_what_was_seen_or_mailed_or_is_for_another_way_stays_out(
    member, mailoutbox, clock
):
    now = timezone.now()
    tell(member, "Gelezen", read_at=now)
    tell(member, "Gemaild", mailed_at=now)
    tell(member, "Al in een overzicht", digested_at=now)
    tell(member, "Alleen op de site", channel=Channel.SITE)
    tell(member, "Voor direct", channel=Channel.MAIL)
    tell(member, "Oud", created_at=now - 50 * DAY)
    tell(member, "Van een app die weg is", kind="gone")
    tell(member, "Nieuw")
    on_tuesday(clock)
    (message,) = mailoutbox
    assert titles(message) == ["Nieuw"]


def test_who_wants_a_kind_on_the_site_only_by_now_gets_it_there(
    member, mailoutbox, clock
):
    tell(member)
    Preference.objects.create(user=member, kind="news", channel=Channel.SITE)
    on_tuesday(clock)
    assert mailoutbox == []


def test_what_a_member_may_no_longer_see_stays_out(member, mailoutbox, clock):
    topic = create_topic()
    tell(member, "Verborgen", about=create_vacature(hidden_at=timezone.now()))
    tell(member, "Concept van een ander", about=create_vacature(state="concept"))
    tell(member, "Weg", about=topic)
    topic.delete()
    shown = tell(member, "Open", about=create_vacature())
    hidden = Notification.objects.exclude(pk=shown.pk)
    on_tuesday(clock)
    (message,) = mailoutbox
    assert titles(message) == ["Open"]
    assert message.subject == "Je weekoverzicht: 1 melding"
    assert {item.channel for item in hidden} == {Channel.SITE}


def test_nothing_that_may_be_seen_is_no_mail(member, mailoutbox, clock):
    tell(member, about=create_vacature(hidden_at=timezone.now()))
    on_tuesday(clock)
    assert mailoutbox == []
    assert not SentDigest.objects.exists()


def test_only_members_who_confirmed_their_address_get_it(member, mailoutbox, clock):
    unconfirmed, left, banned, waiting = (
        *(create_member() for _ in range(3)),
        create_user(),
    )
    EmailAddress.objects.filter(user=unconfirmed).update(verified=False)
    get_user_model().objects.filter(pk=left.pk).update(approved_at=None)
    get_user_model().objects.filter(pk=banned.pk).update(is_active=False)
    for user in (member, unconfirmed, left, banned, waiting):
        tell(user)
    on_tuesday(clock)
    assert [message.to for message in mailoutbox] == [[member.email]]


def test_what_cannot_wait_stands_first_and_the_newest_of_each(
    member, mailoutbox, clock
):
    for number, kind in enumerate(["news", "asked", "closing", "news"]):
        tell(member, f"{kind} {number}", kind=kind)
    on_tuesday(clock)
    (message,) = mailoutbox
    assert titles(message) == ["closing 2", "asked 1", "news 3", "news 0"]
    places = [message.body.index(f"\n{kind.label}\n---") for kind in (CLOSING, NEWS)]
    assert places == sorted(places)


def test_eight_are_shown_of_every_kind_some_and_the_rest_is_counted(
    member, mailoutbox, clock
):
    for number in range(12):
        tell(member, f"Sluit {number}", kind="closing")
    tell(member, "Een vraag", kind="asked")
    on_tuesday(clock)
    (message,) = mailoutbox
    assert message.subject == "Je weekoverzicht: 13 meldingen"
    assert titles(message) == [*(f"Sluit {n}" for n in range(11, 4, -1)), "Een vraag"]
    inbox = "http://localhost/mijn/meldingen/"
    assert f"En nog 5. Lees alles bij je meldingen:\n{inbox}\n" in message.body
    # What is behind the link was told as well: next week it is no news.
    assert not Notification.objects.filter(digested_at=None).exists()


def test_the_mail_has_two_parts_and_nothing_from_elsewhere(member, mailoutbox, clock):
    tell(member, "Kom <b>kijken</b> & praat", text="{{ 7|add:7 }}", url="/agenda/?a=1")
    on_tuesday(clock)
    (message,) = mailoutbox
    ((page, mimetype),) = message.alternatives
    assert mimetype == "text/html"
    assert "- Kom <b>kijken</b> & praat\n{{ 7|add:7 }}\nhttp://" in message.body
    assert ">Kom &lt;b&gt;kijken&lt;/b&gt; &amp; praat</a><br>{{ 7|add:7 }}" in page
    assert ">Nieuws</h2>" in page
    assert not re.search(r"<img|background-image|url\(|@import|<link|src=", page)
    addresses = re.findall(r'href="([^"]+)"', page)
    assert {urlsplit(address).netloc for address in addresses} == {"localhost"}
    # As it is on the site: nothing in it tells who came from this mail.
    assert "http://localhost/agenda/?a=1" in addresses


def stop_path(message):
    found = re.fullmatch(r"<http://localhost(/.+)>", unsubscribe(message))
    return found[1]


def unsubscribe(message):
    assert (
        message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    )
    return message.extra_headers["List-Unsubscribe"]


def test_the_digest_stops_with_one_post_without_login(member, mailoutbox, clock):
    tell(member)
    on_tuesday(clock)
    path = stop_path(mailoutbox[0])
    assert f"http://localhost{path}" in mailoutbox[0].body
    visitor = Client(enforce_csrf_checks=True)
    for method in ("get", "head", "options"):
        assert getattr(visitor, method)(path).status_code == 200
    assert not DigestPreference.objects.exists()
    assert "We sturen je nu een overzicht" in visitor.get(path).text
    response = visitor.post(path, {"List-Unsubscribe": "One-Click"})
    assert "We sturen je geen overzicht meer." in response.text
    assert DigestPreference.objects.get().rhythm == Rhythm.NEVER
    tell(member)
    clock.shift(7 * DAY)
    digests.send_due()
    assert len(mailoutbox) == 1


def test_what_goes_wrong_for_one_member_stops_no_other(
    member, mailoutbox, clock, monkeypatch, caplog
):
    broken = create_member()

    def visible(notifications, user):
        if user == broken:
            raise RuntimeError("broken")
        return notifications

    kinds.register(Kind("news", "Nieuws", visible=visible))
    for user in (broken, member, create_member()):
        tell(user)
    on_tuesday(clock)
    assert len(mailoutbox) == 2
    assert f"No news in the digest for user {broken.pk}" in caplog.text
    kinds.register(NEWS)
    clock.shift(3600)
    digests.send_due()
    assert [message.to for message in mailoutbox[2:]] == [[broken.email]]


def test_a_kind_that_breaks_holds_up_no_other_and_comes_a_week_later(
    member, mailoutbox, clock
):
    def visible(notifications, user):
        Notification.objects.update(kind=None)

    kinds.register(Kind("news", "Nieuws", visible=visible))
    waiting = tell(member, "Nieuw op het bord")
    tell(member, "Een vraag", kind="asked")
    on_tuesday(clock)
    kinds.register(NEWS)
    clock.shift(3600)
    digests.send_due()
    assert [titles(message) for message in mailoutbox] == [["Een vraag"]]
    waiting.refresh_from_db()
    assert (waiting.channel, waiting.digested_at) == (Channel.DIGEST, None)
    clock.shift(7 * DAY)
    digests.send_due()
    assert titles(mailoutbox[1]) == ["Nieuw op het bord"]


def test_a_mail_server_that_is_away_delays_the_digest_and_sends_it_once(
    member, mailoutbox, clock, settings, monkeypatch
):
    def refuse(self, messages):
        raise ConnectionRefusedError

    settings.EMAIL_BACKEND = base.EMAIL_BACKEND
    tell(member)
    clock.move_to(TUESDAY, tick=False)
    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    with monkeypatch.context() as patch:
        patch.setattr(backend, refuse)
        digests.send_due()
        send_waiting()
        digests.send_due()
    assert Email.objects.get().status == STATUS.requeued
    clock.shift(16 * 60)
    digests.send_due()
    send_waiting()
    send_waiting()
    (message,) = mailoutbox
    assert stop_path(message)


def test_an_outbox_that_takes_no_mail_leaves_it_for_the_next_hour(
    member, mailoutbox, clock, monkeypatch
):
    def fail(*args, **kwargs):
        raise OSError("no mail today")

    tell(member)
    clock.move_to(TUESDAY, tick=False)
    with monkeypatch.context() as patch:
        patch.setattr("accounts.mail.EmailMultiAlternatives.send", fail)
        digests.send_due()
    assert not SentDigest.objects.exists()
    assert not Notification.objects.exclude(digested_at=None).exists()
    clock.shift(3600)
    digests.send_due()
    digests.send_due()
    assert len(mailoutbox) == 1


def test_what_is_told_just_before_the_round_goes_along(member, mailoutbox, clock):
    def fail():
        raise RuntimeError("broken")

    clock.move_to(TUESDAY, tick=False)
    digests.collect_first(fail)
    digests.collect_first(lambda: tell(member, "Net nieuw"))
    digests.send_due()
    digests.send_due()
    assert [titles(message) for message in mailoutbox] == [["Net nieuw"]]
    assert Notification.objects.count() == 1


def test_the_database_holds_one_digest_of_a_member_and_a_period(member):
    SentDigest.objects.create(user=member, period="2026-W48")
    with pytest.raises(IntegrityError), transaction.atomic():
        SentDigest.objects.create(user=member, period="2026-W48")


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_send_everybody_one(site, mailoutbox, clock):
    members = [create_member() for _ in range(3)]
    for member in members:
        tell(member)
    clock.move_to(TUESDAY, tick=False)
    assert together(*[digests.send_due] * 4) == [None] * 4
    assert sorted(message.to[0] for message in mailoutbox) == sorted(
        member.email for member in members
    )
    assert SentDigest.objects.count() == 3
    assert DigestRound.objects.filter(period="2026-W48").count() == 1


def test_members_without_news_cost_nothing(django_assert_max_num_queries):
    tell(create_member(), read_at=timezone.now())
    # The rounds, and who has news of a day, of a week and of a month.
    with django_assert_max_num_queries(4):
        digests.send_due()
    for _ in range(10):
        tell(create_member(), read_at=timezone.now())
    with django_assert_max_num_queries(4):
        digests.send_due()


@pytest.mark.parametrize(("members", "items"), [(1, 1), (1, 30), (6, 1), (6, 5)])
def test_a_digest_takes_the_same_queries_however_long_it_is(
    members, items, mailoutbox, clock, django_assert_max_num_queries
):
    vacature = create_vacature()
    for _ in range(members):
        reader = create_member()
        for _ in range(items):
            tell(reader, about=vacature)
    clock.move_to(TUESDAY, tick=False)
    # To open the rounds and to read who has news, and then for each member.
    with django_assert_max_num_queries(11 + 16 * members):
        digests.send_due()
    assert len(mailoutbox) == members


def test_members_are_read_some_at_a_time(mailoutbox, clock, monkeypatch):
    monkeypatch.setattr(digests, "BATCH", 2)
    for _ in range(5):
        tell(create_member())
    on_tuesday(clock)
    assert len(mailoutbox) == 5


def test_an_operator_sends_it_with_the_command(member, mailoutbox, clock, capsys):
    tell(member)
    clock.move_to(TUESDAY, tick=False)
    assert "send_digests" in {job.name for job in due.jobs()}
    call_command("run_due", "--now", "send_digests")
    assert capsys.readouterr().out == "send_digests: done\n"
    assert len(mailoutbox) == 1
