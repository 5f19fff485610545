import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from stories.templatetags.structured_data import article_data
from tests.factories import create_story

pytestmark = pytest.mark.django_db


def data_of(html):
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(script.group(1))


def test_the_described_dates_are_the_dates_on_the_page(client, site):
    published = timezone.now() - timedelta(days=30)
    changed = published + timedelta(days=12)
    story = create_story(first_published_at=published, content_changed_at=changed)
    html = client.get(story.url).content.decode()
    data = data_of(html)
    visible = re.findall(r'(Gepubliceerd|Bijgewerkt) op <time datetime="([^"]+)"', html)
    assert visible == [
        ("Gepubliceerd", data["datePublished"]),
        ("Bijgewerkt", data["dateModified"]),
    ]


def test_a_story_that_never_changed_was_modified_when_it_was_published():
    data = data_of(describe(create_story()))
    assert data["dateModified"] == data["datePublished"]


def test_a_date_is_that_of_the_netherlands():
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    data = data_of(describe(create_story(first_published_at=late)))
    assert data["datePublished"] == "2026-07-01"


def test_a_title_cannot_end_the_script():
    title = "</script><script>alert(1)</script> & meer"
    html = describe(create_story(title=title))
    assert html.count("<script") == html.count("</script") == 1
    assert data_of(html)["headline"] == title


def test_a_draft_is_not_described():
    story = create_story(live=False)
    story.first_published_at = None
    assert describe(story) == ""


def test_the_picture_is_named_only_when_there_is_one():
    story = create_story()
    assert "image" not in data_of(describe(story))
    address = "http://localhost/media/images/een.jpg"
    assert data_of(describe(story, image=address))["image"] == [address]


def describe(story, **changes):
    fields = {"address": "http://localhost/verhalen/een/", "site_name": "Een site"}
    return article_data(story, **fields | changes)
