"""A second region runs beside the first: everything that differs is data."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from core.models import SiteDetails, Theme
from home.models import DeskFinderPage, HomePage
from profiles.organisations.models import Municipality, Sector
from tests.factories import create_desk_finder, create_municipality, create_region

pytestmark = pytest.mark.django_db
HOST = "heuvelrand.localhost"


@pytest.fixture
def second_site(site, settings):
    settings.ALLOWED_HOSTS = ["testserver", HOST]
    create_municipality(name="Raalte", desk_phone="038 000 00 70")
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Heuvelrand",
            slug="heuvelrand",
            hero_title="Samen op de heuvel",
            marker="Daar werken we aan.",
            lead="Zo gaat dat hier.",
        )
    )
    home.add_child(instance=DeskFinderPage(title="Ondernemers", slug="ondernemers"))
    second = Site.objects.create(hostname=HOST, port=80, root_page=home)
    SiteDetails.objects.create(site=second, region_name="Regio Heuvelrand")
    Theme.objects.create(site=second, brand="#1d3b8b", accent="#ff9ec4")
    region = create_region(name="Regio Heuvelrand", site=second)
    create_municipality(
        name="Bergdorp",
        region=region,
        desk_phone="038 000 00 71",
        desk_hours="Elke dag, 9.00 - 17.00 uur",
    )
    return second


def test_each_site_answers_with_its_own_front_page_name_and_colours(
    client, second_site
):
    html = client.get("/", headers={"host": HOST}).content.decode()
    assert "Samen op de heuvel" in html
    assert "Regio Heuvelrand" in html
    assert "/thema/" in html
    assert "Samen op de heuvel" not in client.get("/").content.decode()


def test_each_site_shows_its_own_municipalities(client, second_site):
    create_desk_finder(slug="ondernemers")
    here = client.get("/ondernemers/").content.decode()
    there = client.get("/ondernemers/", headers={"host": HOST}).content.decode()
    assert "Raalte" in here
    assert "Bergdorp" not in here
    assert "Bergdorp" in there
    assert "Raalte" not in there


def test_a_municipality_of_another_region_cannot_be_chosen(client, second_site):
    create_desk_finder(slug="ondernemers")
    html = client.get("/ondernemers/?gemeente=bergdorp").content.decode()
    assert "038 000 00 71" not in html
    there = client.get("/ondernemers/?gemeente=bergdorp", headers={"host": HOST})
    assert "038 000 00 71" in there.content.decode()


def test_municipalities_of_a_site():
    municipality = create_municipality()
    site = Site.objects.get()
    assert list(Municipality.objects.for_site(site)) == [municipality]


@pytest.mark.parametrize("code", ["0193", "GM193", "GM01933", "gm0193"])
def test_a_cbs_code_has_one_form(code):
    municipality = create_municipality()
    municipality.cbs_code = code
    with pytest.raises(ValidationError) as caught:
        municipality.full_clean()
    assert "cbs_code" in caught.value.message_dict


def test_a_word_is_unique():
    Sector.objects.create(name="Zorg", slug="zorg")
    with pytest.raises(ValidationError):
        Sector(name="Zorg", slug="zorg-2").full_clean()
