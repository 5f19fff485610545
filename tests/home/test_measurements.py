import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from home.models import Ambition
from tests.factories import create_home_page

pytestmark = pytest.mark.django_db

URL = reverse("measurements")


@pytest.fixture
def ambition():
    return Ambition.objects.create(site=create_home_page().get_site(), total=1000)


def measure(ambition, day, value, **changes):
    facts = {"source": "Projectbureau", "definition": "Getekende contracten"}
    ambition.measurements.add(
        ambition.measurements.model(measured_on=day, value=value, **facts | changes)
    )
    ambition.save()


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_every_visitor_gets_all_measurements_newest_first(client, ambition):
    measure(ambition, date(2026, 3, 1), 312)
    measure(ambition, date(2026, 9, 1), 421, source="Regio; overzicht")
    response = client.get(URL)
    assert response.headers["Content-Type"] == "text/csv"
    assert rows(response) == [
        ["peildatum", "aantal", "eenheid", "totaal", "bron", "definitie", "site"],
        [
            "2026-09-01",
            "421",
            "leerwerkbanen",
            "1000",
            "Regio; overzicht",
            "Getekende contracten",
            "localhost",
        ],
        [
            "2026-03-01",
            "312",
            "leerwerkbanen",
            "1000",
            "Projectbureau",
            "Getekende contracten",
            "localhost",
        ],
    ]


def test_the_address_does_not_change():
    assert URL == "/teller/metingen.csv"


def test_a_reader_gets_no_cookie_and_a_cache_may_keep_it(client, ambition):
    measure(ambition, date(2026, 3, 1), 312)
    response = client.get(URL)
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]


def test_a_source_is_no_formula(client, ambition):
    measure(ambition, date(2026, 3, 1), 312, source='=HYPERLINK("x")')
    assert rows(client.get(URL))[1][4] == '\'=HYPERLINK("x")'


def test_without_measurements_there_is_no_file(client, ambition):
    assert client.get(URL).status_code == 404


def test_it_is_only_read(client, ambition):
    assert client.post(URL).status_code == 405


def test_many_measurements_take_as_many_queries_as_one(client, ambition, query_budget):
    for day in range(1, 21):
        measure(ambition, date(2026, 3, day), day)
    client.get(URL)
    with query_budget(4):
        assert len(rows(client.get(URL))) == 21


def test_the_counter_links_to_it(client, ambition):
    measure(ambition, date(2026, 3, 1), 312)
    home = ambition.site.root_page.specific
    home.sections = [("counter", {})]
    home.save()
    assert f'<a href="{URL}">' in client.get("/").text
