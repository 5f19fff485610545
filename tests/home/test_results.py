from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import timezone

from home import frontpage
from home.models import Ambition, AmbitionPart, Measurement
from profiles.vacatures import filling
from tests.factories import create_home_page, create_member, create_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def ambition(site):
    ambition = Ambition(site=site, total=1000)
    ambition.parts = [
        AmbitionPart(label="Garantiebanen", value=505),
        AmbitionPart(label="Extra", value=495),
    ]
    return ambition


def measure(value, days_ago, **changes):
    fields = {"source": "Telling", "definition": "Een contract van een half jaar"}
    day = timezone.localdate() - timedelta(days=days_ago)
    return Measurement(value=value, measured_on=day, **fields | changes)


def counter():
    return frontpage.counter(RequestFactory().get("/"))


def test_the_parts_add_up_to_the_whole(ambition):
    ambition.clean()


def test_parts_that_do_not_add_up_are_refused(ambition):
    ambition.parts = [AmbitionPart(label="Garantiebanen", value=505)]
    with pytest.raises(ValidationError, match="samen 505"):
        ambition.clean()


@pytest.mark.parametrize("field", ["source", "definition"])
def test_a_measurement_needs_its_source_and_definition(ambition, field):
    ambition.save()
    measurement = measure(1, 1, **{field: ""})
    measurement.ambition = ambition
    with pytest.raises(ValidationError) as caught:
        measurement.full_clean()
    assert field in caught.value.message_dict


def test_the_counter_shows_the_newest_measurement(ambition):
    ambition.measurements = [measure(642, 10), measure(500, 100)]
    ambition.save()
    found = counter()
    assert found["measurement"].value == 642
    assert found["remaining"] == 358
    assert found["figures_done"] == 64
    assert found["people_per_figure"] == 10


def test_without_a_measurement_there_is_no_number(ambition):
    ambition.save()
    assert counter() == {"ambition": None}


def test_more_than_was_hoped_for_fills_the_counter_and_no_more(ambition):
    ambition.measurements = [measure(1200, 10)]
    ambition.save()
    assert counter()["figures_done"] == 100
    assert counter()["remaining"] == 0


def test_a_small_ambition_still_counts(site):
    ambition = Ambition(site=site, total=40)
    ambition.parts = [AmbitionPart(label="Alle", value=40)]
    ambition.measurements = [measure(10, 1)]
    ambition.save()
    assert counter()["figures_done"] == 25


def test_a_measurement_is_old_after_100_days():
    assert not measure(1, 100).is_old
    assert measure(1, 101).is_old


@pytest.mark.parametrize("is_shown", [True, False])
def test_what_the_vacatures_gave_stands_apart_when_editors_want_it(
    client, ambition, is_shown
):
    ambition.measurements = [measure(642, days_ago=18)]
    ambition.shows_placements = is_shown
    ambition.save()
    member = create_member()
    filling.fill(create_vacature(by=member, places=3), by=member, places=2)

    home = create_home_page()
    home.sections = [("counter", {})]
    home.save_revision().publish()
    page = client.get("/").content.decode()

    assert ("2 plekken vervuld via de vacatures van ons samen" in page) is is_shown
    assert ("Bron: Vacatures van ons samen." in page) is is_shown
    assert ">642<" in page


def test_the_front_page_shows_no_number_before_the_first_result(ambition):
    ambition.measurements = [measure(1, days_ago=1)]
    ambition.shows_placements = True
    ambition.save()

    assert counter()["placements"] is None
