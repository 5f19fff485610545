"""What search engines read about an event."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.factories import create_event

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(autouse=True)
def frame(site):
    """Every page stands in the frame of the site."""


def data_on(client, event):
    page = client.get(event.url).text
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(text)


def test_an_event_tells_what_when_and_where(client):
    event = create_event(
        starts_at=datetime(2027, 6, 4, 9, tzinfo=AMSTERDAM),
        address="Molenpad 3",
        has_registration=True,
        capacity=40,
    )
    data = data_on(client, event)
    assert data["@type"] == "Event"
    assert data["name"] == event.title
    assert data["startDate"] == "2027-06-04T09:00:00+02:00"
    assert data["eventStatus"].endswith("EventScheduled")
    assert data["location"]["name"] == "De Korenbeurs"
    assert data["location"]["address"]["addressLocality"] == "Raalte"
    assert data["maximumAttendeeCapacity"] == 40


def test_whole_days_have_no_time(client):
    start = datetime(2027, 6, 4, tzinfo=AMSTERDAM)
    data = data_on(client, create_event(starts_at=start, is_all_day=True))
    assert data["startDate"] == "2027-06-04"


def test_a_title_cannot_end_the_script(client):
    title = "Ontbijt </script><script>alert(1)</script> & meer"
    event = create_event(title=title, slug="ontbijt")
    assert data_on(client, event)["name"] == title
