"""The store around Django itself: what is stored, and when it is made again."""

from datetime import timedelta

import pytest
from django.contrib import messages
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import SiteDetails, Theme
from core.page_store.page import Page
from home.models import StandardPage
from profiles.organisations.models import Organisation, Sector
from stories.models import StoryPage, indexes
from tests.core.page_store_reader import ask
from tests.factories import (
    PASSWORD,
    create_home_page,
    create_image,
    create_member,
    create_organisation,
    create_standard_page,
    create_story,
    create_story_index,
    create_user,
)
from tests.sessions import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(store, committed):
    with committed():
        create_story_index()
        return create_story(title="Lunchroom Hattem", intro="Een stoel blijft vrij.")


def is_stored(store, path):
    ask(store, path)
    return ask(store, path).served == "store"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/verhalen/",
        "/organisaties/",
        "/robots.txt",
        "/sitemap.xml",
        "/verhalen/feed.rss",
        "/verhalen/?soort=nieuws&pagina=2",
    ],
)
def test_what_is_public_is_stored(store, story, path):
    reply = ask(store, path)
    assert (reply.status, reply.served) == (200, "new")
    assert ask(store, path).served == "store"


def test_a_story_is_stored_with_the_headers_that_django_gave(store, story):
    stored = [ask(store, story.url, accept_encoding="br") for _ in range(2)][1]
    by_django = Client().get(story.url).headers
    assert stored.served == "store"
    assert "Een stoel blijft vrij." in stored.text
    for name in (
        "Content-Security-Policy",
        "X-Frame-Options",
        "Permissions-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "Content-Type",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    ):
        assert stored.headers[name.lower()] == by_django[name]
    assert "set-cookie" not in stored.headers


@pytest.mark.parametrize(
    "path",
    [
        "/account/login/",
        "/zoeken/",
        "/zoeken/?q=werk",
        "/wie-is-wie/",
        "/mijn/",
        "/mijn/x.css",
        "/healthz",
        "/admin/",
        "/verhalen/?q=werk",
        "/verhalen/?x=1",
        "/bestaat-niet/",
        "/verhalen;x.css",
        "/%2fverhalen/",
        "/verhalen",
        "/verhalen/%2e%2e/",
    ],
)
def test_what_is_personal_unknown_or_missing_is_not_stored(store, story, path):
    assert not is_stored(store, path)


def test_a_member_is_not_given_the_page_of_a_visitor_nor_the_reverse(store, story):
    ask(store, story.url)
    user = create_user()
    client = Client()
    log_in(client, user)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    mine = ask(store, story.url, cookie=cookie)
    assert mine.served == "django"
    assert "/account/email/" in mine.text
    assert mine.headers["cache-control"] == "private, no-store"
    assert "/account/email/" not in ask(store, story.url, accept_encoding="br").text


def test_a_session_that_ended_gets_the_page_of_a_visitor_from_django(store, story):
    assert ask(store, story.url, cookie="sessionid=gone").served == "django"


TOUCHES = {
    "session": lambda request: request.session.get("seen"),
    "change": lambda request: request.session.update(seen=1),
    "token": get_token,
    "message": lambda request: messages.info(request, "Welkom"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_a_page_that_touches_its_reader_is_not_stored(store, story, monkeypatch, touch):
    serve = StoryPage.serve

    def touching(page, request, *args, **kwargs):
        touch(request)
        return serve(page, request, *args, **kwargs)

    monkeypatch.setattr(StoryPage, "serve", touching)
    assert not is_stored(store, story.url)


def test_asking_who_reads_is_no_touch_as_it_can_only_be_nobody(
    store, story, monkeypatch
):
    def serve(page, request, *args, **kwargs):
        return HttpResponse(f"{request.user.is_authenticated} {request.user.pk}")

    monkeypatch.setattr(StoryPage, "serve", serve)
    assert is_stored(store, story.url)
    assert ask(store, story.url).text == "False None"


def test_a_type_of_page_that_does_not_say_so_is_not_stored(store, story, monkeypatch):
    monkeypatch.setattr(StoryPage, "public", None)
    assert not is_stored(store, story.url)


def test_an_address_below_a_page_speaks_for_itself(store, story, monkeypatch):
    assert is_stored(store, "/verhalen/feed.atom")
    monkeypatch.setattr(indexes, "say_public", lambda request, public: None)
    assert not is_stored(store, "/verhalen/feed.json")


def test_a_page_with_a_cookie_is_not_stored(store, story, monkeypatch):
    def serve(page, request, *args, **kwargs):
        response = HttpResponse("x")
        response.set_cookie("seen", "1")
        return response

    monkeypatch.setattr(StoryPage, "serve", serve)
    assert not is_stored(store, story.url)


def test_a_form_in_another_tab_keeps_its_token(store, story, monkeypatch):
    monkeypatch.setattr(
        StoryPage, "serve", lambda page, request: HttpResponse(get_token(request))
    )
    token = "a" * 32
    reply = ask(store, story.url, cookie=f"_ga=1; csrftoken={token}")
    assert f"csrftoken={token};" in reply.headers["set-cookie"]


# What changes what readers see


def publish_again(story):
    story.title = "Lunchroom Zwolle"
    story.save_revision().publish()


def save_theme(story):
    theme = Theme.for_site(create_home_page().get_site())
    theme.brand = "#1d3b8b"
    theme.save()


def save_details(story):
    details = SiteDetails.for_site(create_home_page().get_site())
    details.name = "Regio Zwolle werkt"
    details.save()


def move_away(story):
    page = StandardPage.objects.get(slug="over-ons")
    story.move(page, pos="last-child")


def restrict(story):
    PageViewRestriction.objects.create(page=story, restriction_type="login")


WITHDRAWALS = {
    "unpublish": lambda story: story.unpublish(),
    "delete": lambda story: story.delete(),
    "move": move_away,
    "restrict": restrict,
}
CHANGES = WITHDRAWALS | {
    "publish": publish_again,
    "theme": save_theme,
    "details": save_details,
    "image": lambda story: create_image(),
    "organisation": lambda story: create_organisation(name="Werkplein"),
    "end": lambda story: Organisation.objects.get(slug="hattem").delete(),
    "profile": lambda story: create_member(),
    "group": lambda story: story.target_groups.model.objects.create(slug="x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_readers_would_see_makes_every_page_again(store, story, committed, change):
    with committed():
        create_standard_page(slug="over-ons")
        create_organisation(slug="hattem")
    assert is_stored(store, "/verhalen/")
    with committed():
        change(story)
    assert ask(store, "/verhalen/").served == "new"


@pytest.mark.parametrize("withdraw", WITHDRAWALS.values(), ids=WITHDRAWALS)
def test_what_is_taken_away_is_gone_at_once_also_while_the_database_is_away(
    store, story, committed, withdraw
):
    with committed():
        create_standard_page(slug="over-ons")
    address = story.url
    assert is_stored(store, address)
    with committed():
        withdraw(story)
    with connection.execute_wrapper(_away):
        assert ask(store, address).status >= 500
    assert ask(store, address).status in {301, 404}


def _away(*args):
    raise connection.Database.OperationalError("away")


def test_a_page_stands_in_while_the_database_is_away(store, story, committed):
    assert is_stored(store, story.url)
    with committed():
        publish_again(story)
    with connection.execute_wrapper(_away):
        reply = ask(store, story.url, accept_encoding="br")
    assert (reply.status, reply.served) == (200, "stale")
    assert "Lunchroom Hattem" in reply.text


def test_a_draft_changes_nothing_for_readers(store, story, committed):
    assert is_stored(store, story.url)
    with committed():
        story.title = "Nog niet"
        story.save_revision()
    assert ask(store, story.url).served == "store"


def test_logging_in_changes_nothing_for_readers(store, story, committed):
    user = create_member()
    assert is_stored(store, story.url)
    with committed():
        client = Client()
        client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    assert client.cookies["sessionid"].value
    assert ask(store, story.url).served == "store"


def test_a_page_that_was_scheduled_is_seen_when_it_is_published(
    store, story, committed, time_machine
):
    with committed():
        story.title = "Vanaf vandaag"
        story.go_live_at = timezone.now() + timedelta(hours=1)
        story.save_revision().publish()
    assert "Vanaf vandaag" not in ask(store, "/verhalen/", accept_encoding="br").text
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    with committed():
        call_command("publish_scheduled", verbosity=0)
    assert "Vanaf vandaag" in ask(store, "/verhalen/", accept_encoding="br").text


def test_an_import_announces_its_rows_once(story, store, committed, monkeypatch):
    advances = []
    monkeypatch.setattr(store._counter, "advance", lambda **kind: advances.append(kind))
    with committed():
        for number in range(50):
            Sector.objects.create(name=f"Sector {number}", slug=f"s-{number}")
    assert advances == [{"withdrawn": False}]


@pytest.mark.parametrize("name", ["verhalen", "voorpagina"])
def test_a_page_that_the_clock_changes_lasts_a_minute(store, story, name, monkeypatch):
    path, lasts = {"verhalen": ("/verhalen/", True), "voorpagina": ("/", False)}[name]
    assert is_stored(store, path)
    monkeypatch.setattr(Page, "age", 61)
    assert (ask(store, path).served == "store") is lasts
