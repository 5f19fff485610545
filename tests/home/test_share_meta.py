import re
from html import unescape

import pytest
from wagtail.models import PageViewRestriction

from core import renditions
from core.models import SiteDetails
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_event,
    create_home_page,
    create_image,
    create_standard_page,
    create_story,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
PAGES = [
    create_home_page,
    create_standard_page,
    create_story,
    create_ambassador,
    create_brochure,
    create_event,
]
ROOT = "http://localhost"


def meta_of(html):
    """Return {name or property: content} of the meta elements."""
    pairs = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html)
    return {name: unescape(content) for name, content in pairs}


def head_of(client, address):
    return client.get(address).content.decode().partition("</head>")[0]


@pytest.mark.parametrize("create", PAGES)
def test_every_page_tells_other_sites_what_it_is(client, create):
    page = create()
    head = head_of(client, page.url)
    meta = meta_of(head)
    assert meta["og:title"] == page.title
    assert meta["og:description"] == meta["description"] == page.share_description
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert f'<link rel="canonical" href="{ROOT}{page.url}">' in head
    assert meta["og:url"] == f"{ROOT}{page.url}"
    assert meta["og:image"].startswith(f"{ROOT}/")


def test_the_shared_picture_is_cut_to_what_other_sites_ask(client):
    image = create_image(width=1500, height=1500)
    renditions.create_missing(image, ["share"])
    story = create_story(image=image)
    share = image.renditions.get(filter_spec="fill-1200x630|format-jpeg")
    meta = meta_of(head_of(client, story.url))
    assert meta["og:image"] == f"{ROOT}{share.url}"
    assert (share.width, share.height) == (1200, 630)


def test_a_page_without_a_picture_shares_that_of_the_site(client):
    page = create_standard_page()
    assert meta_of(head_of(client, page.url))["og:image"].endswith("img/share.png")


def test_only_a_story_is_an_article(client):
    story, page = create_story(), create_standard_page()
    assert meta_of(head_of(client, story.url))["og:type"] == "article"
    assert meta_of(head_of(client, page.url))["og:type"] == "website"


def test_a_page_without_words_of_its_own_shares_the_promise_of_the_site(client, site):
    details = SiteDetails.for_site(site)
    details.claim = "Werk voor iedereen die mee wil doen."
    details.save()
    page = create_standard_page(intro="")
    meta = meta_of(head_of(client, page.url))
    assert meta["description"] == "Werk voor iedereen die mee wil doen."


def test_quotes_in_a_title_stay_inside_their_attribute(client):
    story = create_story(title='Ze zei: "ja" & <b>deed</b> het')
    assert meta_of(head_of(client, story.url))["og:title"] == story.title


def test_a_page_for_members_tells_other_sites_nothing(client, as_role):
    story = create_story(intro="Dit is van ons.")
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    head = head_of(as_role(None), story.url)
    assert meta_of(head)["robots"] == "noindex"
    assert "Dit is van ons." not in head
    assert "ld+json" not in head


def test_the_results_of_a_search_stay_out_of_search_engines(client):
    assert meta_of(head_of(client, "/zoeken/?q=werk"))["robots"] == "noindex"
