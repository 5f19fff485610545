"""Colleagues beside a story: only who wants that, and only what they show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from profiles.people.enums import Audience
from stories.models import StoryPerson
from tests.factories import create_member, create_story

pytestmark = pytest.mark.django_db
EVERYONE = {"identity_audience": Audience.EVERYONE}


def story_with(*members):
    story = create_story()
    for member in members:
        story.people.add(StoryPerson(profile=member.profile))
    story.save()
    return story


def test_who_is_public_stands_beside_the_story(client):
    shown = {"phone": "038 000 00 21", "phone_audience": Audience.EVERYONE}
    story = story_with(create_member(name="Youssef Amrani", **EVERYONE, **shown))
    text = client.get(story.url).text
    assert "Deze collega werkte mee" in text
    assert "Youssef Amrani" in text
    assert 'href="tel:0380000021"' in text


def test_what_somebody_keeps_for_members_is_not_shown_to_a_visitor(client):
    member = create_member(name="Youssef Amrani", phone="038 000 00 21", **EVERYONE)
    text = client.get(story_with(member).url).text
    assert "Youssef Amrani" in text
    assert "038 000 00 21" not in text


def test_who_is_not_public_is_there_for_members_only(client):
    story = story_with(create_member(name="Ilse van der Meulen"))
    assert "Ilse van der Meulen" not in client.get(story.url).text
    assert "werkte mee" not in client.get(story.url).text
    client.force_login(create_member())
    assert "Ilse van der Meulen" in client.get(story.url).text


def test_more_colleagues_take_no_more_queries(client):
    stories = [
        story_with(*(create_member(**EVERYONE) for _ in range(number)))
        for number in (1, 20)
    ]
    totals = []
    for story in stories:
        client.get(story.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(story.url)
        totals.append(len(queries))
    assert totals[0] == totals[1]


def test_an_editor_chooses_from_whom_they_may_see(as_role):
    create_member(name="Ilse van der Meulen", **EVERYONE)
    hidden = create_member(name="Henk Oldenkamp", identity_audience=Audience.NOBODY)
    editor = as_role("redacteur")
    found = editor.get("/admin/profile_chooser/results/?q=e").text
    assert "Ilse van der Meulen" in found
    assert "Henk Oldenkamp" not in found
    chosen = editor.get(f"/admin/profile_chooser/chosen/{hidden.profile.pk}/")
    assert chosen.status_code == 404


def test_the_profile_shows_the_stories_that_somebody_is_in(client):
    member = create_member(name="Youssef Amrani", **EVERYONE)
    story, other = story_with(member), create_story()
    draft = story_with(member)
    draft.unpublish()
    text = client.get(member.profile.get_absolute_url()).text
    assert story.title in text
    assert other.title not in text
    assert draft.title not in text
