"""An address leads to the page that Wagtail itself would find."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page, Site

from core import routing
from stories.models import StoryPage
from tests.factories import (
    create_brochure,
    create_home_page,
    create_series,
    create_standard_page,
    create_story,
    create_story_index,
)

pytestmark = pytest.mark.django_db


def found_by(find, path):
    request = RequestFactory().get(path)
    found = find(request, path)
    return found and (found.page, found.args, found.kwargs)


def found_by_us(request, path):
    return routing.find(request, [part for part in path.split("/") if part])


@pytest.fixture
def tree(site):
    index = create_story_index()
    create_story(slug="feed")
    create_story(slug="lunchroom")
    create_series(slug="handen")
    about = create_standard_page(slug="over-ons")
    create_standard_page(slug="team", parent=about)
    create_standard_page(slug="weg", live=False)
    # The same slugs at the same depths, below something else.
    create_standard_page(slug="lunchroom", parent=about)
    create_brochure(slug="folder")
    return index


FOUND = [
    "/verhalen/",
    "/verhalen/lunchroom/",
    "/verhalen/feed/",
    "/verhalen/handen/",
    "/over-ons/",
    "/over-ons/team/",
    "/over-ons/lunchroom/",
    "/brochures/folder/",
    "verhalen//lunchroom",
    "/verhalen/feed.rss/",
    "/brochures/folder/download/",
]
LEFT_TO_WAGTAIL = [
    "/",
    "/weg/",
    "/team/",
    "/verhalen/team/",
    "/over-ons/team/x/",
    "/x/lunchroom/",
    "/a/b/c/d/e/f/g/",
]


@pytest.mark.parametrize("path", FOUND)
def test_we_find_what_wagtail_finds(tree, path):
    ours = found_by(found_by_us, path)
    theirs = found_by(Page.route_for_request, path)
    assert ours[0] == theirs[0]
    assert type(ours[0]) is type(theirs[0])
    # A page with routes of its own names the view, which is bound to the page.
    assert [str(part) for part in ours[1:]] == [str(part) for part in theirs[1:]]


@pytest.mark.parametrize("path", LEFT_TO_WAGTAIL)
def test_what_is_no_plain_live_page_is_left_to_wagtail(tree, path):
    assert found_by(found_by_us, path) is None


def test_the_pages_above_are_known(tree):
    request = RequestFactory().get("/")
    page = routing.find(request, ["verhalen", "lunchroom"]).page
    assert [one.pk for one in page.pages_above] == [create_home_page().pk, tree.pk]
    assert page.get_parent().pk == tree.pk


def test_a_route_of_a_page_goes_before_a_page_of_that_name(tree):
    Page.objects.filter(slug="handen").update(slug="feed.rss")
    path = "/verhalen/feed.rss/"
    ours, theirs = (
        find(RequestFactory().get(path), path)
        for find in (found_by_us, Page.route_for_request)
    )
    assert ours.page.pk == theirs.page.pk == tree.pk


def test_another_site_has_its_own_pages(tree, site):
    Site.objects.create(
        hostname="127.0.0.1", root_page=create_standard_page(slug="elders")
    )
    request = RequestFactory().get("/", headers={"host": "127.0.0.1"})
    assert routing.find(request, ["verhalen"]) is None


def test_a_page_that_goes_at_this_moment_is_not_there(tree, monkeypatch):
    monkeypatch.setattr(
        StoryPage, "objects", StoryPage.objects.get_queryset().none(), raising=False
    )
    request = RequestFactory().get("/")
    assert routing.find(request, ["verhalen", "lunchroom"]) is None


def test_a_deep_page_takes_three_queries(tree, query_budget):
    request = RequestFactory().get("/")
    Site.find_for_request(request)
    with query_budget(2):
        assert routing.find(request, ["verhalen", "lunchroom"]).page.series is None
