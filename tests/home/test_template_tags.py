import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.core.paginator import Paginator

from home.templatetags.counter import counter_figures
from home.templatetags.navigation import is_within, page_numbers
from home.templatetags.region_map import region_map
from tests.factories import (
    create_desk_finder,
    create_home_page,
    create_municipality,
    create_story,
    create_story_index,
)


def areas(drawing, pattern):
    """Return how many figures the rectangles with this pattern cover."""
    svg = ElementTree.fromstring(drawing)  # noqa: S314
    rectangles = [r for r in svg.iter("rect") if r.get("fill") == f"url(#{pattern})"]
    return sum(int(r.get("width")) * int(r.get("height")) for r in rectangles) // 1200


@pytest.mark.parametrize("done", [0, 1, 19, 20, 64, 99, 100])
def test_the_counter_draws_a_hundred_people_of_whom_some_are_coloured(done):
    drawing = counter_figures(done)
    assert areas(drawing, "figure") == done
    assert areas(drawing, "figure-open") == 100 - done


@pytest.mark.parametrize(("asked", "drawn"), [(-3, 0), (140, 100)])
def test_the_counter_never_draws_more_people_than_there_are(asked, drawn):
    assert areas(counter_figures(asked), "figure") == drawn


def brick(name, column, row):
    return SimpleNamespace(name=name, slug=name.lower(), map_column=column, map_row=row)


def test_the_map_has_a_link_for_each_municipality_and_marks_the_chosen_one():
    kampen, zwolle = brick("Kampen", -1, 2), brick("Zwolle", 0, 3)
    drawing = region_map([kampen, zwolle], zwolle)
    links = re.findall(r'<a href="([^"]+)"( aria-current="true")?>', drawing)
    assert links == [
        ("?gemeente=kampen#uitslag", ""),
        ("?gemeente=zwolle#uitslag", ' aria-current="true"'),
    ]


def test_the_map_holds_every_brick():
    drawing = region_map([brick("Kampen", -1, 2), brick("Hardenberg", 5, 4)])
    svg = ElementTree.fromstring(drawing)  # noqa: S314
    left, top, width, height = map(int, svg.get("viewBox").split())
    for rect in svg.iter("rect"):
        assert left <= int(rect.get("x"))
        assert int(rect.get("x")) + int(rect.get("width")) <= left + width
        assert top <= int(rect.get("y"))
        assert int(rect.get("y")) + int(rect.get("height")) <= top + height


def test_a_municipality_without_a_place_leaves_the_choice_to_the_list():
    assert region_map([brick("Kampen", -1, 2), brick("Zwolle", None, None)]) == ""


def test_a_name_cannot_break_out_of_the_map():
    assert "<script>" not in region_map([brick("<script>", 0, 0)])


@pytest.mark.parametrize(
    ("number", "offered"),
    [
        (1, [1, 2, None, 9]),
        (5, [1, None, 4, 5, 6, None, 9]),
        (9, [1, None, 8, 9]),
    ],
)
def test_a_long_list_offers_the_pages_around_the_current_one(number, offered):
    results = Paginator(range(90), 10).get_page(number)
    assert page_numbers(results) == offered


@pytest.mark.django_db
def test_a_page_lies_within_the_sections_above_it():
    story, index = create_story(), create_story_index()
    assert is_within(story, index)
    assert is_within(index, index)
    assert not is_within(index, story)
    assert not is_within(index, create_home_page())
    assert is_within(create_home_page(), create_home_page())


@pytest.mark.django_db
def test_the_menu_marks_the_section_and_the_crumbs_lead_back_up(client, site):
    story = create_story()
    html = client.get(story.url).content.decode()
    crumbs = re.search(r'<nav class="dw-breadcrumb".*?</nav>', html, re.DOTALL).group()
    assert re.findall(r'href="([^"]+)"', crumbs) == ["/", create_story_index().url]


@pytest.mark.django_db
def test_the_desk_finder_shows_a_desk_only_after_a_choice(client, site):
    create_municipality(
        name="Kampen", desk_phone="038 000 00 65", desk_hours="Maandag tot vrijdag"
    )
    finder = create_desk_finder()
    assert "038 000 00 65" not in client.get(finder.url).content.decode()
    html = client.get(finder.url, {"gemeente": "kampen"}).content.decode()
    assert 'href="tel:0380000065"' in html
    unknown = client.get(finder.url, {"gemeente": "<script>"}).content.decode()
    assert 'id="uitslag"' not in unknown
