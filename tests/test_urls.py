"""The addresses that everybody, and every machine, expects to find."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.models import SiteDetails
from tests import factories

PAGE_TYPES = [
    factories.create_home_page,
    factories.create_standard_page,
    factories.create_desk_finder,
    factories.create_story_index,
    factories.create_series,
    factories.create_story,
    factories.create_ambassador_index,
    factories.create_ambassador,
    factories.create_brochure_index,
    factories.create_brochure,
    factories.create_event_index,
    factories.create_event,
    factories.create_event_series,
]


@pytest.mark.parametrize("create", PAGE_TYPES)
def test_each_type_of_page_opens(site, client, create):
    page = create()
    response = client.get(page.url)
    assert response.status_code == 200
    assert page.title in response.content.decode()


@pytest.mark.parametrize("create", PAGE_TYPES)
def test_each_type_of_page_is_in_the_sitemap_while_it_is_live(site, client, create):
    page = create()
    line = f"<loc>{page.full_url}</loc>"
    assert line in client.get(reverse("sitemap")).content.decode()
    page.unpublish()
    assert line not in client.get(reverse("sitemap")).content.decode()


def test_an_address_that_leads_nowhere_is_not_found(site, client):
    assert client.get("/bestaat-niet/").status_code == 404


@pytest.mark.django_db
def test_health_is_one_word(client):
    response = client.get(reverse("health"))
    assert response.content == b"ok\n"
    assert response["Content-Type"].startswith("text/plain")


def test_robots_are_shown_the_sitemap_and_kept_out_of_the_rest(site, client):
    lines = client.get(reverse("robots")).content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /account/"} <= set(lines)


def test_who_finds_a_weakness_learns_where_to_report_it(site, client):
    address = "veilig@voorbeeld.example"
    SiteDetails.objects.create(site=site, security_email=address)
    lines = client.get(reverse("security")).content.decode().splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    assert facts["Contact"] == f"mailto:{address}"
    left = parse_datetime(facts["Expires"]) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=366)
