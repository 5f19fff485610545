import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from stories.enums import StoryKind
from stories.library import STORIES_PER_PAGE
from tests.factories import (
    create_image,
    create_series,
    create_story,
    create_story_index,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def get(client, **query):
    response = client.get(create_story_index().url, query)
    assert response.status_code == 200
    return response


def chips(response):
    return {chip.label: chip.total for chip in response.context["chips"]}


def test_the_newest_story_stands_in_the_light(client):
    older = create_story(first_published_at=timezone.now() - timedelta(days=9))
    newest = create_story()
    context = get(client).context
    assert context["light"] == newest
    assert context["stories"] == [older]


def test_only_the_first_page_has_a_story_in_the_light(client):
    for _ in range(STORIES_PER_PAGE + 2):
        create_story()
    assert len(get(client).context["stories"]) == STORIES_PER_PAGE - 1
    second = get(client, pagina=2).context
    assert second["light"] is None
    assert len(second["stories"]) == 2


def test_a_kind_is_chosen_in_the_address(client):
    create_story(kind=StoryKind.SUCCESS)
    news = create_story(kind=StoryKind.NEWS)
    response = get(client, soort="nieuws")
    assert response.context["light"] == news
    assert response.context["stories"] == []
    assert chips(response) == {"Alle verhalen": 2, "Succesverhaal": 1, "Nieuws": 1}
    assert re.search(r'soort=nieuws" aria-current="true"', response.content.decode())


@pytest.mark.parametrize("kind", ["", "onzin", "knelpunt", "'; drop", "x" * 5000])
def test_a_kind_that_nobody_knows_shows_everything(client, kind):
    story = create_story()
    assert get(client, soort=kind).context["light"] == story


def test_what_a_reader_may_not_see_is_not_counted_either(client):
    create_story(live=False)
    hidden = create_story()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    shown = create_story()
    response = get(client)
    assert chips(response)["Alle verhalen"] == 1
    assert response.context["light"] == shown


def test_a_library_without_stories_says_so(client):
    html = get(client).content.decode()
    assert "Hier staat nog niets" in html
    assert "dw-card" not in html


def test_a_quote_from_one_of_the_stories_stands_between_them(client):
    portrait = create_image()
    quote = {"quote": "Het ging vanzelf.", "person": "Sanne", "portrait": portrait}
    create_story(
        body=[("quote", quote | {"role": "", "colour": "yellow"})],
        first_published_at=timezone.now() - timedelta(days=2),
    )
    for _ in range(2):
        create_story()
    response = get(client)
    assert response.context["quote"]["portrait"] == portrait
    assert "Het ging vanzelf." in response.content.decode()


def test_other_parameters_survive_a_turn_of_the_page(client):
    for _ in range(STORIES_PER_PAGE + 1):
        create_story()
    html = get(client, soort="succesverhaal", pagina=1).content.decode()
    assert 'href="?soort=succesverhaal&amp;pagina=2" rel="next"' in html


@pytest.mark.parametrize("name", ["verhalen", "serie"])
def test_a_list_of_stories_asks_a_constant_number_of_queries(client, name):
    series = create_series()
    address = create_story_index().url if name == "verhalen" else series.url

    def queries_with(total):
        for _ in range(total):
            create_story(series=series, image=create_image(), body=[])
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    queries_with(2)
    few = queries_with(0)
    assert queries_with(STORIES_PER_PAGE - 2) == few


def test_a_series_shows_its_newest_story_first(client):
    series = create_series()
    older = create_story(
        series=series, first_published_at=timezone.now() - timedelta(days=9)
    )
    newest = create_story(series=series)
    create_story()
    response = client.get(series.url)
    assert list(response.context["results"]) == [newest, older]
