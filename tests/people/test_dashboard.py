"""What Mijn platform shows of people: first steps and new faces."""

import pytest

from profiles.people.models import Profile
from tests.factories import (
    create_member,
    create_municipality,
    create_specialism,
    create_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(client, site):
    user = create_member(name="Youssef Amrani")
    client.force_login(user)
    return user.profile


def test_the_first_steps_say_how_far_somebody_is(client, profile):
    profile.drive = "Mensen zien opbloeien."
    profile.save()
    profile.specialisms.add(create_specialism())
    text = client.get("/mijn/").text
    assert "2 van de 4 stappen" in text
    assert 'value="2" max="4"' in text


def test_who_took_every_step_sees_none(client, profile):
    Profile.objects.update(
        drive="Iets", photo="people/x.webp", photo_version="abcdefghijkl"
    )
    profile.specialisms.add(create_specialism())
    profile.followed_municipalities.add(create_municipality())
    assert "stappen" not in client.get("/mijn/").text


def test_the_steps_can_be_sent_away(client, profile):
    assert client.post("/mijn/eerste-stappen/").url == "/mijn/"
    assert "van de 4 stappen" not in client.get("/mijn/").text


def test_reading_sends_no_steps_away(client, profile):
    assert client.get("/mijn/eerste-stappen/").status_code == 405


def test_new_faces_are_those_who_chose_so(client, profile):
    create_member(name="Ilse van der Meulen", shows_as_new=True)
    create_member(name="Henk Oldenkamp")
    text = client.get("/mijn/").text
    assert "Ilse van der Meulen" in text
    assert "Henk Oldenkamp" not in text


def test_stories_from_a_place_that_one_follows_come_first(client, profile):
    dalfsen = create_municipality(name="Dalfsen")
    local = create_story(municipality=dalfsen, title="Het verhaal uit Dalfsen")
    for _ in range(3):
        create_story()
    profile.followed_municipalities.add(dalfsen)
    assert local.title in client.get("/mijn/").text
