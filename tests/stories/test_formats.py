import pytest

from stories.enums import StoryFormat
from stories.models import StoryPage
from tests.factories import create_story_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    return create_story_index()


def test_a_new_story_starts_with_the_choice_of_a_format(as_role, index):
    client = as_role("redacteur")
    html = client.get(
        f"/admin/pages/add/stories/storypage/{index.pk}/"
    ).content.decode()
    for choice in StoryFormat:
        assert choice.label in html


@pytest.mark.parametrize("choice", list(StoryFormat))
def test_each_format_opens_as_a_draft_with_its_template(as_role, index, choice):
    client = as_role("redacteur")
    response = client.post(f"/admin/verhalen/{index.pk}/nieuw/{choice.value}/")
    story = StoryPage.objects.get()
    assert response["Location"] == f"/admin/pages/{story.pk}/edit/"
    assert not story.live
    assert story.format == choice
    assert len(story.body) >= 2
    assert client.get(response["Location"]).status_code == 200


def test_the_template_is_made_by_post_only(as_role, index):
    client = as_role("redacteur")
    assert client.get(f"/admin/verhalen/{index.pk}/nieuw/interview/").status_code == 405
    assert not StoryPage.objects.exists()


def test_a_moderator_may_not_start_a_story(as_role, index):
    client = as_role("moderator")
    client.post(f"/admin/verhalen/{index.pk}/nieuw/interview/")
    assert not StoryPage.objects.exists()


def test_an_unknown_format_does_not_exist(as_role, index):
    client = as_role("redacteur")
    assert client.post(f"/admin/verhalen/{index.pk}/nieuw/gedicht/").status_code == 404
