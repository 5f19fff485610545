"""What fits a wish, by table: each row is one thing asked of one vacature."""

from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.vacatures.criteria import WEIGHTS, criteria
from profiles.vacatures.enums import Level, VacatureState
from profiles.vacatures.matching import rank
from profiles.vacatures.models import Vacature
from profiles.vacatures.wishes import Help, Wish, distances_from
from tests.factories import (
    create_employer,
    create_municipality,
    create_sector,
    create_vacature,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
IN_MAY = TODAY.replace(year=TODAY.year + 1, month=5, day=18)
FITS, ASK, MISSES = "fits", "asks", "misses"


def one(wish, vacature):
    """Return the match of one vacature, that is the only one."""
    (match,) = rank(Vacature.objects.filter(pk=vacature.pk), wish, most=5)
    return match


def days(number):
    return timedelta(days=number)


TABLE = [
    # What was asked, of which vacature, what it scores, where the reason stands
    (Wish(hours_min=24, hours_max=32), (24, 28), 100, FITS, "24 tot 28 uur"),
    (Wish(hours_min=24, hours_max=32), (32, 40), 100, FITS, "32 tot 40 uur"),
    (Wish(hours_min=24), (40, None), 100, FITS, "40 uur"),
    (Wish(hours_max=24), (None, 16), 100, FITS, "16 uur"),
    (Wish(hours_max=24), (28, None), 50, ASK, "28 uur"),
    (Wish(hours_max=24), (29, 40), 0, MISSES, "29 tot 40 uur"),
    (Wish(hours_min=24), (None, 20), 50, ASK, "20 uur"),
    (Wish(hours_min=24), (8, 19), 0, MISSES, "8 tot 19 uur"),
    (Wish(hours_min=24), (None, None), 50, ASK, "uren in overleg"),
]


@pytest.mark.parametrize(("wish", "hours", "score", "verdict", "reason"), TABLE)
def test_hours(wish, hours, score, verdict, reason):
    least, most = hours
    match = one(wish, create_vacature(hours_min=least, hours_max=most))
    assert match.score == score
    assert getattr(match, verdict) == [reason]


def test_work_that_can_be_adapted_may_have_other_hours():
    vacature = create_vacature(hours_min=36, can_be_carved=True)
    match = one(Wish(hours_max=16), vacature)
    assert match.score == 50
    assert match.asks == ["36 uur, het werk kan worden aangepast"]


@pytest.mark.parametrize(
    ("most", "score", "verdict"),
    [(40, 100, FITS), (20, 80, FITS), (14, 20, MISSES), (13, 0, MISSES)],
)
def test_distance(most, score, verdict):
    place = create_municipality(name="Ommen")
    wish = Wish(distances={place.pk: 20}, most_kilometres=most)
    match = one(wish, create_vacature(municipality=place))
    assert match.score == score
    assert getattr(match, verdict) == ["20 km, in Ommen"]


def test_the_distance_to_where_somebody_lives_is_no_number():
    place = create_municipality(name="Ommen")
    match = one(
        Wish(distances={place.pk: 0}, most_kilometres=5),
        create_vacature(municipality=place),
    )
    assert match.fits == ["in Ommen"]


def test_a_place_that_nobody_measured_is_asked_about():
    match = one(Wish(most_kilometres=5), create_vacature())
    assert (match.score, match.asks) == (50, ["in Raalte"])


@pytest.mark.parametrize(
    ("asked", "score", "verdict", "reason"),
    [
        ("Zorg", 100, FITS, "Zorg"),
        ("Groen", 0, MISSES, "Zorg"),
    ],
)
def test_sector(asked, score, verdict, reason):
    employer = create_employer(sector=create_sector(name="Zorg"))
    wish = Wish(sectors=frozenset({create_sector(name=asked).pk}))
    match = one(wish, create_vacature(employer=employer))
    assert match.score == score
    assert getattr(match, verdict) == [reason]


def test_an_employer_without_a_sector_is_asked_about():
    vacature = create_vacature(employer=create_employer(sector=None))
    match = one(Wish(sectors=frozenset({create_sector().pk})), vacature)
    assert (match.score, match.asks) == (33, ["de sector staat er niet bij"])


@pytest.mark.parametrize(
    ("has", "needs", "score", "verdict", "reason"),
    [
        (Level.SKILLED, Level.SKILLED, 100, FITS, "niveau: mbo 2 of 3"),
        (Level.SKILLED, Level.NONE, 100, FITS, "niveau: zonder diploma"),
        (Level.SKILLED, Level.ADVANCED, 20, MISSES, "niveau: mbo 4 of hoger"),
        (Level.NONE, Level.SKILLED, 0, MISSES, "niveau: mbo 2 of 3"),
        (Level.NONE, None, 50, ASK, "het niveau staat er niet bij"),
    ],
)
def test_level(has, needs, score, verdict, reason):
    match = one(Wish(level=has), create_vacature(level=needs))
    assert match.score == score
    assert getattr(match, verdict) == [reason]


@pytest.mark.parametrize(
    ("starts_on", "score", "verdict", "reason"),
    [
        (None, 100, FITS, "start in overleg"),
        (IN_MAY, 100, FITS, "start 18 mei"),
        (IN_MAY + days(9), 100, FITS, "start 27 mei"),
        (IN_MAY - days(14), 50, ASK, "start 4 mei"),
        (IN_MAY - days(15), 0, MISSES, "start 3 mei"),
        (TODAY - days(3), 50, ASK, "begint zo snel mogelijk"),
    ],
)
def test_start(starts_on, score, verdict, reason):
    match = one(Wish(starts_on=IN_MAY), create_vacature(starts_on=starts_on))
    assert match.score == score
    assert getattr(match, verdict) == [reason]


@pytest.mark.parametrize(
    ("odd", "score", "verdict", "reason"),
    [
        (True, 0, MISSES, "ook ’s avonds of in het weekend"),
        (False, 100, FITS, "overdag, door de week"),
    ],
)
def test_daytime(odd, score, verdict, reason):
    match = one(Wish(only_daytime=True), create_vacature(has_odd_hours=odd))
    assert match.score == score
    assert getattr(match, verdict) == [reason]


@pytest.mark.parametrize(
    ("help_", "there", "yes", "unknown"),
    [
        (
            Help.GUIDANCE,
            {"guidance": "Een jobcoach"},
            "begeleiding op de werkvloer",
            "is er begeleiding?",
        ),
        (
            Help.CARVING,
            {"can_be_carved": True},
            "het werk kan worden aangepast",
            "kan het werk worden aangepast?",
        ),
        (
            Help.QUIET,
            {"is_quiet": True},
            "rustige werkplek",
            "is er een rustige werkplek?",
        ),
        (
            Help.REACHABLE,
            {"reachability": "Bus 4"},
            "bereikbaar met OV of fiets",
            "hoe kom je er?",
        ),
    ],
)
def test_what_helps(help_, there, yes, unknown):
    wish = Wish(helps=frozenset({help_}))
    with_it = one(wish, create_vacature(**there))
    without = one(wish, create_vacature())
    assert (with_it.score, with_it.fits) == (100, [yes])
    assert (without.score, without.asks) == (0, [unknown])


def test_the_score_is_the_share_of_what_was_asked():
    wish = Wish(hours_max=24, only_daytime=True)
    match = one(wish, create_vacature(hours_min=20, has_odd_hours=True))
    assert match.score == round(100 * WEIGHTS["hours"] / 30)
    assert match.fits == ["20 uur"]
    assert match.misses == ["ook ’s avonds of in het weekend"]


def test_what_was_not_asked_does_not_count():
    assert criteria(Wish()) == {}
    match = one(Wish(), create_vacature(has_odd_hours=True))
    assert match[1:] == (0, [], [], [])


def test_each_thing_that_can_be_asked_has_a_weight_and_ends_in_an_answer():
    wish = Wish(
        distances={1: 3},
        most_kilometres=10,
        hours_min=8,
        sectors=frozenset({1}),
        level=Level.BASIC,
        helps=frozenset(Help.values),
        only_daytime=True,
        starts_on=TODAY,
    )
    assert criteria(wish).keys() == WEIGHTS.keys()
    match = one(wish, create_vacature())
    assert len(match.fits + match.asks + match.misses) == len(WEIGHTS)


def test_the_best_comes_first_and_of_equal_ones_the_newest():
    now = timezone.now()
    old = create_vacature(title="Oud", hours_min=24, opened_at=now - days(9))
    new = create_vacature(title="Nieuw", hours_min=24, opened_at=now - days(1))
    create_vacature(title="Nieuwst", hours_min=40, opened_at=now)
    wish = Wish(hours_max=24)
    found = rank(Vacature.objects.open(), wish, most=3)
    assert [match.vacature for match in found[:2]] == [new, old]
    (second,) = rank(Vacature.objects.open(), wish, most=1, skip=1)
    assert second.vacature == old


def test_only_what_was_given_is_ranked():
    create_vacature(state=VacatureState.CONCEPT)
    assert rank(Vacature.objects.open(), Wish(hours_min=8), most=5) == []


def test_two_queries_for_any_number(query_budget):
    wish = Wish(hours_min=8, sectors=frozenset({1}), most_kilometres=5)
    for total in (1, 20):
        for _ in range(total):
            create_vacature()
        with query_budget(2):
            assert rank(Vacature.objects.open(), wish, most=20)


def test_a_known_distance():
    zwolle = create_municipality(name="Zwolle", latitude="52.5168", longitude="6.0830")
    deventer = create_municipality(
        name="Deventer", latitude="52.2661", longitude="6.1552"
    )
    assert distances_from(zwolle) == {zwolle.pk: 0, deventer.pk: 28}
    assert distances_from(deventer) == {zwolle.pk: 28, deventer.pk: 0}


def test_a_place_without_coordinates_is_only_near_itself():
    zwolle = create_municipality(name="Zwolle", latitude="52.5168", longitude="6.0830")
    lost = create_municipality(name="Ommen")
    assert distances_from(lost) == {lost.pk: 0}
    assert distances_from(zwolle) == {zwolle.pk: 0}
