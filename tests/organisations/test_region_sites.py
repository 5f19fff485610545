"""An administrator adds a region, and it stands beside the first."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from wagtail.models import Site

from profiles.organisations.models import Municipality, Region, Subregion
from tests.factories import (
    create_event,
    create_organisation,
    create_region,
    create_story,
)

pytestmark = pytest.mark.django_db
HOST = "heuvelrand.localhost"
ADD = "wagtailsnippets_organisations_region:add"


@pytest.fixture(autouse=True)
def second_host(settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost", HOST]


@pytest.fixture
def administrator(as_role):
    return as_role("beheerder")


def details(**changes):
    fields = {"name": "Heuvelrand", "slug": "heuvelrand", "site": "", "hostname": HOST}
    return fields | changes


def test_a_new_region_has_its_own_front_page_stories_and_agenda(administrator, client):
    create_story(title="Een verhaal van hier")
    create_event(title="Een ontbijt van hier")
    create_organisation(name="Gemeente Kampen")
    response = administrator.post(reverse(ADD), details())
    assert response.status_code == HTTPStatus.FOUND
    host = {"headers": {"host": HOST}}
    for path in ("/", "/verhalen/", "/agenda/", "/organisaties/", "/zoeken/?q=hier"):
        response = client.get(path, **host)
        assert response.status_code == HTTPStatus.OK
        html = response.content.decode()
        assert "Heuvelrand" in html
        assert "van hier" not in html
        assert "Gemeente Kampen" not in html
    assert "Een verhaal van hier" in client.get("/verhalen/").content.decode()


def test_a_region_without_host_name_gets_no_site(administrator):
    administrator.post(reverse(ADD), details(hostname=""))
    assert Region.objects.get(slug="heuvelrand").site is None
    assert Site.objects.count() == 1


@pytest.mark.parametrize(
    "hostname",
    ["https://x.nl", "x y.nl", "x.nl/", "-x.nl", "x..nl", "x" * 130, "localhost"],
)
def test_a_wrong_host_name_adds_nothing(administrator, hostname):
    response = administrator.post(reverse(ADD), details(hostname=hostname))
    assert response.status_code == HTTPStatus.OK
    assert not Region.objects.filter(slug="heuvelrand").exists()
    assert Site.objects.count() == 1


def test_a_region_keeps_the_site_it_has(administrator):
    region = create_region()
    url = reverse("wagtailsnippets_organisations_region:edit", args=[region.pk])
    data = details(name=region.name, slug=region.slug, site=region.site_id)
    response = administrator.post(url, data)
    assert response.status_code == HTTPStatus.OK
    assert Site.objects.count() == 1


def test_municipalities_and_subregions_are_added_with_forms(administrator):
    administrator.post(reverse(ADD), details())
    region = Region.objects.get(slug="heuvelrand")
    administrator.post(
        reverse("wagtailsnippets_organisations_subregion:add"),
        {"region": region.pk, "name": "Bovenrand"},
    )
    subregion = Subregion.objects.get()
    administrator.post(
        reverse("wagtailsnippets_organisations_municipality:add"),
        {
            "region": region.pk,
            "subregion": subregion.pk,
            "name": "Bergdorp",
            "slug": "bergdorp",
            "province": "limburg",
        },
    )
    added = Municipality.objects.get(name="Bergdorp")
    assert added.subregion == subregion
    assert list(Municipality.objects.for_site(region.site)) == [added]
