"""What everybody reads about organisations and municipalities."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from home.models import HomePage
from profiles.organisations import panels
from profiles.organisations.models import FormerAddress, Organisation
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_region,
)

pytestmark = pytest.mark.django_db
HOST = "heuvelrand.localhost"


@pytest.fixture
def kampen():
    return create_organisation(
        name="Gemeente Kampen",
        municipalities=[create_municipality(name="Kampen", desk_phone="038 000 00 12")],
        summary="We helpen je aan werk.",
        desk_name="Werkloket Kampen",
        desk_phone="038 000 00 11",
        desk_email="werk@voorbeeld.example",
        desk_hours="Elke werkdag",
    )


@pytest.fixture
def second_site(site, settings):
    settings.ALLOWED_HOSTS = ["testserver", HOST]
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Heuvelrand",
            slug="heuvelrand",
            hero_title="Samen op de heuvel",
            marker="Daar werken we aan.",
            lead="Zo gaat dat hier.",
        )
    )
    return Site.objects.create(hostname=HOST, port=80, root_page=home)


def html(client, name, *keys, **extra):
    response = client.get(reverse(f"organisations:{name}", args=keys), **extra)
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def test_the_list_names_every_organisation_with_its_kind(client, kampen):
    page = html(client, "list")
    assert "Gemeente Kampen" in page
    assert "We helpen je aan werk." in page
    assert kampen.get_absolute_url() in page


def test_the_list_can_be_of_one_kind(client, kampen):
    school = create_organisation(name="Vakcollege", type=other_type())
    page = client.get("/organisaties/?soort=school").content.decode()
    assert school.name in page
    assert "Gemeente Kampen" not in page


def other_type():
    return create_organisation().type.__class__.objects.create(
        name="School", slug="school"
    )


@pytest.mark.parametrize("query", ["soort=x", "soort=%00", "pagina=99", "pagina=-1"])
def test_a_strange_question_gives_the_list_or_a_no(client, kampen, query):
    response = client.get(f"/organisaties/?{query}")
    assert response.status_code in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}


def test_an_empty_list_says_so(client):
    assert "Hier staat nog niets" in html(client, "list")


def test_a_page_tells_how_to_reach_the_desk_and_where_it_works(client, kampen):
    page = html(client, "detail", kampen.slug)
    for words in ("Werkloket Kampen", "038 000 00 11", "/gemeenten/kampen/"):
        assert words in page
    assert page.count("<h1") == 1


def test_the_page_of_a_municipality_gathers_who_works_there(client, kampen):
    page = html(client, "municipality", "kampen")
    assert "Gemeente Kampen" in page
    assert "038 000 00 12" in page
    create_municipality(name="Ommen")
    assert "Gemeente Kampen" not in html(client, "municipality", "ommen")


def test_an_old_address_leads_on(client, kampen):
    FormerAddress.objects.create(organisation=kampen, slug="kampen-oud")
    response = client.get("/organisaties/kampen-oud/")
    assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert response.url == kampen.get_absolute_url()
    assert client.get("/organisaties/nergens/").status_code == HTTPStatus.NOT_FOUND


def test_other_apps_add_their_part(client, kampen, monkeypatch):
    def named(place, request):
        return [{"url": "/x/", "title": f"Iets in {place.name}"}]

    panel = panels.Panel(
        "iets",
        "Nieuws van hier",
        "components/breadcrumb.html",
        of_organisation=named,
        of_municipality=lambda place, request: [],
        more=lambda place, request: f"/alles/?van={place.slug}",
    )
    monkeypatch.setattr(panels, "_panels", {})
    panels.register(panel)
    page = html(client, "detail", kampen.slug)
    assert "Nieuws van hier" in page
    assert "/alles/?van=gemeente-kampen" in page
    assert "Nieuws van hier" not in html(client, "municipality", "kampen")


def test_no_member_is_named_to_a_visitor(client, kampen):
    member = create_member(organisation=kampen, name="Xandra Geheim")
    for page in (html(client, "list"), html(client, "detail", kampen.slug)):
        assert "Xandra" not in page
        assert member.email not in page


def test_only_who_manages_the_members_sees_the_way_there(client, kampen):
    way = reverse("organisations:members", args=[kampen.slug])
    assert way not in html(client, "detail", kampen.slug)
    client.force_login(create_member(organisation=kampen))
    assert way not in html(client, "detail", kampen.slug)
    client.force_login(create_member(organisation=kampen, is_coordinator=True))
    assert way in html(client, "detail", kampen.slug)


def test_organisations_are_found_by_the_search_box(client, kampen):
    page = client.get("/zoeken/?q=kampen").content.decode()
    assert kampen.get_absolute_url() in page


def test_organisations_and_municipalities_are_in_the_sitemap(client, kampen):
    page = client.get(reverse("sitemap")).content.decode()
    assert f"<loc>http://localhost{kampen.get_absolute_url()}</loc>" in page
    assert "<loc>http://localhost/gemeenten/kampen/</loc>" in page


def test_each_site_has_its_own_organisations(client, kampen, second_site):
    region = create_region(name="Regio Heuvelrand", site=second_site)
    there = create_organisation(name="Gemeente Bergdorp", region=region)
    host = {"headers": {"host": HOST}}
    assert "Bergdorp" not in html(client, "list")
    assert "Kampen" not in html(client, "list", **host)
    assert "Bergdorp" in html(client, "list", **host)
    for organisation, headers in ((there, {}), (kampen, host)):
        response = client.get(organisation.get_absolute_url(), **headers)
        assert response.status_code == HTTPStatus.NOT_FOUND
    page = client.get(reverse("sitemap"), **host).content.decode()
    assert f"http://{HOST}{there.get_absolute_url()}" in page
    assert "gemeente-kampen" not in page


@pytest.mark.parametrize("total", [1, 20])
def test_the_pages_take_a_fixed_number_of_queries(client, query_budget, total):
    place = create_municipality(name="Kampen")
    for number in range(total):
        create_organisation(name=f"Organisatie {number}", municipalities=[place])
        create_municipality(name=f"Gemeente {number}")
    organisation = Organisation.objects.get(slug="organisatie-0")
    with query_budget(20):
        html(client, "list")
    with query_budget(20):
        html(client, "detail", organisation.slug)
    with query_budget(20):
        html(client, "municipality", "kampen")
