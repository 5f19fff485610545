"""The filters beside a list, with stories as the list."""

import pytest
from django.db.models import F
from django.http import QueryDict

from core.facets import Facet, Selection, as_given, highest_first
from profiles.organisations.models import Municipality, TargetGroup
from stories.enums import StoryKind
from stories.models import StoryPage
from tests.factories import create_municipality, create_story, create_target_group

pytestmark = pytest.mark.django_db


def named(model):
    return lambda: model.objects.annotate(value=F("slug"), text=F("name"))


KIND = Facet("soort", "Soort", "kind", StoryKind.choices)
PLACE = Facet("gemeente", "Gemeente", "municipality__slug", terms=named(Municipality))
GROUP = Facet(
    "voor", "Voor wie", "target_groups__slug", terms=named(TargetGroup), is_many=True
)
YEAR = Facet(
    "jaar",
    "Jaar",
    "year",
    [("2024", "2024"), ("2025", "2025"), ("2026", "2026")],
    sort_key=highest_first,
    pattern=r"[0-9]{4}",
)


@pytest.fixture
def stories(site):
    """Three stories in Raalte and Ommen, and one that stands alone."""
    raalte, ommen = (create_municipality(name=name) for name in ("Raalte", "Ommen"))
    create_municipality(name="Hattem")
    young, old = (create_target_group(name=name) for name in ("Jongeren", "50-plus"))
    create_story(title="a", kind="nieuws", municipality=raalte, year=2026)
    create_story(
        title="b",
        kind="nieuws",
        municipality=ommen,
        year=2025,
        target_groups=[young, old],
    )
    create_story(title="c", kind="knelpunt", municipality=raalte, target_groups=[young])
    create_story(
        title="d", kind="praktijkverslag", municipality=None, covers_region=True
    )


def select(address="", *facets, **options):
    return Selection(
        facets or (KIND, PLACE, GROUP, YEAR),
        StoryPage.objects.all(),
        QueryDict(address),
        **options,
    )


def titles(selection):
    return "".join(sorted(selection.objects.values_list("title", flat=True)))


def totals(selection, parameter):
    group = next(g for g in selection.groups if g.parameter == parameter)
    return {o.value: o.total for o in [*group.options, *group.more] if o.total}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "abcd"),
        ("soort=nieuws", "ab"),
        ("soort=nieuws&soort=knelpunt", "abc"),
        ("gemeente=raalte", "ac"),
        ("gemeente=raalte&gemeente=ommen", "abc"),
        ("soort=nieuws&gemeente=raalte", "a"),
        ("voor=jongeren", "bc"),
        ("voor=jongeren&voor=50-plus", "bc"),
        ("voor=50-plus&soort=nieuws", "b"),
        ("jaar=2025", "b"),
        ("gemeente=hattem", ""),
    ],
)
def test_one_value_of_a_group_is_enough_and_every_group_counts(
    stories, address, expected
):
    selection = select(address)
    assert titles(selection) == expected
    assert selection.total == len(expected)


@pytest.mark.parametrize(
    "address",
    [
        "soort=bestaat-niet",
        "gemeente=bestaat-niet",
        "jaar=abcd",
        "jaar=99999999999999999999",
        "jaar=\u0662\u0660\u0662\u0666",
        "voor=' OR 1=1 --",
        "voor=" + "x" * 5000,
        "onbekend=raalte",
        "soort=",
        "soort=nieuws'",
    ],
)
def test_what_is_no_option_is_ignored(stories, address):
    selection = select(address)
    assert titles(selection) == "abcd"
    assert selection.pairs == []
    assert selection.query == ""


def test_the_known_values_beside_unknown_ones_still_count(stories):
    selection = select("gemeente=raalte&gemeente=nergens&gemeente=raalte")
    assert titles(selection) == "ac"
    assert selection.pairs == [("gemeente", "raalte")]


def test_each_number_is_what_adding_the_option_gives(stories):
    for address in ("", "soort=nieuws", "gemeente=raalte", "voor=50-plus&soort=nieuws"):
        selection = select(address)
        for group in selection.groups:
            others = [(n, v) for n, v in selection.pairs if n != group.parameter]
            for option in [*group.options, *group.more]:
                parameters = QueryDict(mutable=True)
                for name, value in [*others, (group.parameter, option.value)]:
                    parameters.appendlist(name, value)
                assert select(parameters.urlencode()).total == option.total


def test_the_numbers_of_a_group_do_not_depend_on_the_group_itself(stories):
    assert totals(select("soort=nieuws"), "soort") == {
        "nieuws": 2,
        "knelpunt": 1,
        "praktijkverslag": 1,
    }
    assert totals(select("soort=nieuws"), "gemeente") == {"raalte": 1, "ommen": 1}


def test_most_comes_first_and_nothing_last_but_stays_visible(stories):
    (group,) = select("", PLACE).groups
    assert [(o.label, o.total) for o in group.options] == [
        ("Raalte", 2),
        ("Ommen", 1),
        ("Hattem", 0),
    ]


def test_an_order_can_be_kept_or_run_down(stories):
    given = Facet("soort", "Soort", "kind", StoryKind.choices, sort_key=as_given)
    (group,) = select("", given).groups
    labels = [option.label for option in [*group.options, *group.more]]
    assert labels[:3] == ["Nieuws", "Praktijkverslag", "Knelpunt"]
    (group,) = select("", YEAR).groups
    assert [option.value for option in group.options] == ["2026", "2025", "2024"]


def test_four_options_are_shown_and_what_is_chosen_is_among_them(site):
    for name in ("Dalfsen", "Hattem", "Heerde", "Kampen", "Meppel", "Zwolle"):
        create_municipality(name=name)
    (group,) = select("gemeente=zwolle", PLACE).groups
    assert (len(group.options), len(group.more)) == (4, 2)
    assert group.options[0].label == "Zwolle"
    assert group.options[0].is_chosen


def test_each_choice_can_be_let_go_of_in_the_address(stories):
    selection = select("gemeente=raalte&soort=nieuws&pagina=3", words="brood")
    assert [(choice.label, choice.query) for choice in selection.choices] == [
        ("‘brood’", "soort=nieuws&gemeente=raalte"),
        ("Nieuws", "q=brood&gemeente=raalte"),
        ("Raalte", "q=brood&soort=nieuws"),
    ]
    assert selection.query == "q=brood&soort=nieuws&gemeente=raalte"
    assert selection.chosen_total == 2


def test_what_else_stands_in_the_address_stays_there(stories):
    selection = select("soort=nieuws", kept=[("toon", "geweest")])
    assert selection.query == "toon=geweest&soort=nieuws"
    assert selection.choices[0].query == selection.clear_query == "toon=geweest"


def test_an_empty_list_tells_what_letting_go_of_each_group_gives(stories):
    selection = select("soort=knelpunt&gemeente=ommen&jaar=2025")
    assert selection.total == 0
    assert [(way.label, way.query, way.total) for way in selection.ways_out()] == [
        ("Knelpunt", "gemeente=ommen&jaar=2025", 1)
    ]


def test_a_way_out_lets_go_of_a_whole_group(stories):
    selection = select("soort=praktijkverslag&gemeente=ommen&gemeente=raalte")
    ways = {way.label: way.total for way in selection.ways_out()}
    assert ways == {"Raalte of Ommen": 1, "Praktijkverslag": 3} or ways == {
        "Ommen of Raalte": 1,
        "Praktijkverslag": 3,
    }


def test_a_list_with_something_in_it_needs_no_way_out(stories):
    assert select("soort=nieuws").ways_out() == []


def test_everything_is_counted_in_one_query(stories, django_assert_num_queries):
    with django_assert_num_queries(1):
        selection = select("soort=nieuws&gemeente=raalte&voor=jongeren")
        assert selection.groups
        assert selection.choices
