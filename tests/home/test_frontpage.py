from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from events.enums import Audience
from home import frontpage
from home.models import Ambition, Measurement
from profiles.people.enums import Audience as Viewers
from tests.factories import (
    create_ambassador,
    create_event,
    create_home_page,
    create_member,
    create_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_a_reader(site):
    request = RequestFactory().get("/", headers={"host": "localhost"})
    request.user = AnonymousUser()
    return request


def measure(site, *, total=1000, value=642):
    ambition = Ambition.objects.create(site=site, total=total)
    ambition.measurements = [
        Measurement(
            value=value,
            measured_on=timezone.localdate(),
            source="Opgave",
            definition="Getekende contracten",
        )
    ]
    ambition.save()


def test_without_a_measurement_there_is_no_number(request_of_a_reader, site):
    Ambition.objects.create(site=site, total=1000)
    assert frontpage.counter(request_of_a_reader) == {"ambition": None}


@pytest.mark.parametrize(
    ("total", "value", "figures", "remaining"),
    [(1000, 642, 64, 358), (1000, 1200, 100, 0), (50, 5, 10, 45), (0, 3, 0, 0)],
)
def test_the_counter_is_a_share_of_a_hundred(
    request_of_a_reader, site, total, value, figures, remaining
):
    measure(site, total=total, value=value)
    found = frontpage.counter(request_of_a_reader)
    assert (found["figures_done"], found["remaining"]) == (figures, remaining)


def test_the_chosen_story_stands_in_the_light_and_not_below_it(request_of_a_reader):
    stories = [create_story() for _ in range(5)]
    found = frontpage.stories(request_of_a_reader, highlighted=stories[0])
    assert found["light"] == stories[0]
    assert stories[0] not in found["stories"]
    assert len(found["stories"]) == 3
    assert found["total"] == 5


def test_a_chosen_story_that_went_offline_makes_way(request_of_a_reader):
    gone = create_story(live=False)
    newest = create_story()
    found = frontpage.stories(request_of_a_reader, highlighted=gone)
    assert found["light"] == newest


def test_faces_fill_whole_rows(request_of_a_reader):
    for _ in range(7):
        create_ambassador()
    assert len(frontpage.desks(request_of_a_reader)["faces"]) == 4


def test_the_agenda_shows_the_next_three(request_of_a_reader):
    now = timezone.now()
    create_event(starts_at=now - timedelta(days=3))
    coming = [create_event(starts_at=now + timedelta(days=d)) for d in (1, 2, 3, 4)]
    rows = frontpage.agenda(request_of_a_reader)["rows"]
    assert [row["page"] for row in rows] == coming[:3]


def test_an_event_says_for_whom_it_is_or_what_it_is(request_of_a_reader):
    now = timezone.now()
    create_event(starts_at=now + timedelta(days=1))
    create_event(starts_at=now + timedelta(days=2), audience=Audience.PROFESSIONALS)
    everyone, professionals = frontpage.agenda(request_of_a_reader)["rows"]
    assert (everyone["label"], everyone["soft"]) == ("Ondernemersontbijt", False)
    assert (professionals["label"], professionals["soft"]) == (
        "Voor professionals",
        True,
    )


def test_a_place_does_not_say_its_municipality_twice(request_of_a_reader):
    create_event(place="Gemeentehuis Raalte")
    (row,) = frontpage.agenda(request_of_a_reader)["rows"]
    assert row["place"] == "Gemeentehuis Raalte"


def test_a_full_front_page_asks_no_more_queries_than_a_modest_one(
    client, site, django_assert_max_num_queries
):
    home = create_home_page()
    sections = [
        ("counter", {}),
        ("stories", {"title": "Verhalen", "highlighted": None}),
        ("desk", {"title": "Ondernemer?", "text": "Bel."}),
        ("ambassadors", {"title": "Ambassadeurs"}),
        ("agenda", {"title": "Agenda"}),
        ("ticker", {"messages": ["Nieuw"]}),
    ]
    home.sections = sections
    home.save()
    measure(site)

    def fill(total):
        for _ in range(total):
            create_story()
            create_ambassador()
            create_event()

    fill(5)
    client.get("/")
    with django_assert_max_num_queries(60) as modest:
        html = client.get("/").content.decode()
    assert "642" in html
    fill(15)
    with django_assert_max_num_queries(len(modest)):
        client.get("/")


def test_colleagues_who_show_themselves_stand_before_ambassadors(request_of_a_reader):
    create_ambassador()
    public = {"photo": "people/x.webp", "photo_version": "abcdefghijkl"}
    for number in range(3):
        create_member(
            slug=f"publiek-{number}",
            identity_audience=Viewers.EVERYONE,
            photo_audience=Viewers.EVERYONE,
            **public,
        )
    create_member(slug="alleen-leden", **public)
    faces = frontpage.desks(request_of_a_reader)["faces"]
    assert [bool(face.photo_url) for face in faces] == [True, True, True, False]
    assert not any("alleen-leden" in face.photo_url for face in faces)
