"""Times as editors fill them in, also in the two odd nights."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.admin_forms import LocalTimeField
from events.models import EventPage
from tests.factories import create_event, create_event_index

pytestmark = pytest.mark.django_db
LISTS = ("programme", "sessions", "slides", "comments")
ODD_DATES = [
    "0000-00-00 10:00",
    "2026-02-30 10:00",
    "9999-99-99 10:00",
    "10000-01-01 10:00",
    "gisteren",
    "2027-06-04 25:61",
]


def clean(text):
    return LocalTimeField().clean(text)


def test_a_time_is_on_the_dutch_clock():
    assert clean("2027-06-04 09:00") == datetime(2027, 6, 4, 7, tzinfo=UTC)
    assert clean("2027-12-03 09:00") == datetime(2027, 12, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2027-03-28 02:00", "2027-03-28 02:30"])
def test_a_time_that_the_clock_skips_is_refused_with_words(text):
    with pytest.raises(ValidationError, match="de klok gaat dan een uur vooruit"):
        clean(text)


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    found = clean("2027-10-31 02:30")
    assert found == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert timezone.localtime(found).fold == 0


@pytest.mark.parametrize("text", ODD_DATES)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError):
        clean(text)


@pytest.mark.parametrize("start", ["2027-03-28 02:30", *ODD_DATES])
def test_the_admin_says_what_is_wrong_with_a_time(as_role, site, start):
    parent = create_event_index()
    response = as_role("redacteur").post(
        f"/admin/pages/add/events/eventpage/{parent.pk}/",
        nested_form_data(
            {"title": "Ontbijt", "slug": "ontbijt", "starts_at": start}
            | {name: streamfield([]) for name in ("body", "report")}
            | {name: inline_formset([]) for name in LISTS}
        ),
    )
    assert response.status_code in (200, 422)
    assert response.context["form"].errors["starts_at"]
    assert not EventPage.objects.filter(slug="ontbijt").exists()


def test_the_admin_shows_an_event_with_all_its_parts(as_role, site):
    event = create_event(has_registration=True)
    page = as_role("redacteur").get(f"/admin/pages/{event.pk}/edit/").text
    for heading in ("Aanmelden", "Na afloop", "Tafels en workshops", "Presentaties"):
        assert heading in page
