"""Mijn platform: what waits for a member and what is new."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import dashboard
from core.dashboard import MemberLink, Task
from home.dashboard import greeting
from tests.factories import create_event, create_member, create_story, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(monkeypatch):
    """The tasks of this test alone, as a list to put them in."""
    found = []
    monkeypatch.setattr(dashboard, "_tasks", {"test": lambda request: found})
    return found


@pytest.fixture
def member(client, site):
    user = create_member(name="Youssef Amrani")
    client.force_login(user)
    return user


def test_a_stranger_logs_in_first(client, site):
    assert client.get("/mijn/").url == "/account/login/?next=/mijn/"


def test_who_was_not_let_in_yet_chooses_an_organisation(client, site):
    client.force_login(create_user())
    assert client.get("/mijn/").url == "/mijn/organisatie/"


def test_a_member_is_greeted_by_the_first_name(client, member):
    page = client.get("/mijn/")
    assert ", Youssef</h1>" in page.text
    assert "no-store" in page["Cache-Control"]


def test_nothing_waits(client, member, tasks):
    page = client.get("/mijn/")
    assert "Er wacht niets op je." in page.text
    assert "Wacht op jou" not in page.text


def test_what_waits_longest_stands_first(client, member, tasks):
    now = timezone.now()
    tasks += [
        Task("Zonder datum", "/c/", "Kijk"),
        Task("Vandaag", "/b/", "Kijk", since=now),
        Task("Vorige week", "/a/", "Kijk", since=now - timedelta(days=7)),
    ]
    text = client.get("/mijn/").text
    assert "Er wachten 3 dingen op je." in text
    assert text.index("Vorige week") < text.index("Vandaag") < text.index("Zonder dat")


def test_one_thing_is_said_in_the_singular(client, member, tasks):
    tasks.append(Task("Vandaag", "/b/", "Kijk"))
    assert "Er wacht 1 ding op je." in client.get("/mijn/").text


def test_new_stories_and_events_are_shown(client, member):
    story, event = create_story(), create_event()
    text = client.get("/mijn/").text
    assert story.title in text
    assert event.title in text


def test_the_menu_of_members_holds_their_own_links(client, member):
    assert MemberLink("Mijn platform", "dashboard", 10) in dashboard.links()
    assert '<a class="dw-nav__link" href="/mijn/">' in client.get("/zoeken/").text


def test_the_page_takes_as_many_queries_with_a_full_site_as_with_one_story(
    client, member
):
    totals = []
    for number in (3, 20):
        for _ in range(number):
            create_story()
            create_event()
            create_member(shows_as_new=True)
        client.get("/mijn/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/mijn/")
        totals.append(len(queries))
    assert totals[0] == totals[1]


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Goedenacht"), (6, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")],
)
def test_the_greeting_follows_the_clock(hour, words):
    assert greeting(datetime(2026, 11, 21, hour, tzinfo=UTC)) == words
