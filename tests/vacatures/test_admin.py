"""The board for moderators, and results without any column about a person."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from profiles.vacatures import filling
from profiles.vacatures.admin_lists import PlacementsReport, VacatureViewSet
from profiles.vacatures.enums import CloseReason, VacatureState
from profiles.vacatures.models import Placement, PlacementOrganisation, Vacature
from tests.factories import create_member, create_vacature

pytestmark = pytest.mark.django_db

LIST = VacatureViewSet().get_url_name("list")


def bulk_close(client, *vacatures):
    url = reverse("wagtail_bulk_action", args=["vacatures", "vacature", "close"])
    keys = "&".join(f"id={vacature.pk}" for vacature in vacatures)
    return client.post(f"{url}?{keys}&next=/admin/")


def test_moderators_see_all_with_filters_and_no_people(as_role):
    maker = create_member(name="Marloes Brinkhuis")
    create_vacature(by=maker, title="Bakker")
    create_vacature(title="Kok", state="gesprek")

    page = as_role("moderator").get(f"{reverse(LIST)}?state=open").content.decode()

    assert "Bakker" in page
    assert "Kok" not in page
    assert "Marloes" not in page


@pytest.mark.parametrize("role", ["redacteur", "hoofdredacteur"])
def test_others_of_the_staff_do_not(as_role, role):
    client = as_role(role)
    vacature = create_vacature()

    assert client.get(reverse(LIST)).status_code == HTTPStatus.FOUND
    bulk_close(client, vacature)

    vacature.refresh_from_db()
    assert vacature.is_open


def test_a_concept_is_for_nobody_but_its_writer(as_role):
    client = as_role("moderator")
    concept = create_vacature(state=VacatureState.CONCEPT, title="Nog geheim")
    inspect = reverse(VacatureViewSet().get_url_name("inspect"), args=[concept.pk])

    assert "Nog geheim" not in client.get(reverse(LIST)).content.decode()
    assert client.get(inspect).status_code == HTTPStatus.NOT_FOUND
    assert bulk_close(client, concept).status_code == HTTPStatus.NOT_FOUND


def test_several_are_closed_at_once_and_the_timeline_says_so(as_role):
    client = as_role("moderator")
    first, second, other = create_vacature(), create_vacature(), create_vacature()

    bulk_close(client, first, second)

    closed = Vacature.objects.filter(close_reason=CloseReason.WITHDRAWN)
    assert set(closed) == {first, second}
    assert first.timeline.filter(text="Gesloten door een moderator.").exists()
    other.refresh_from_db()
    assert other.is_open


def test_moderators_change_and_delete_nothing_else(as_role):
    client, vacature = as_role("moderator"), create_vacature()
    viewset = VacatureViewSet()

    for name in ("add", "edit", "delete"):
        args = [] if name == "add" else [vacature.pk]
        url = reverse(viewset.get_url_name(name), args=args)
        client.post(url, {"title": "Iets anders"})

    vacature.refresh_from_db()
    assert vacature.title.startswith("Medewerker kwekerij")
    assert Vacature.objects.count() == 1


@pytest.mark.parametrize("total", [1, 20])
def test_the_list_takes_as_many_queries_for_one_as_for_twenty(
    as_role, query_budget, total
):
    client = as_role("moderator")
    for _ in range(total):
        create_vacature()
    client.get(reverse(LIST))
    with query_budget(16):
        page = client.get(reverse(LIST)).text
    assert page.count("Medewerker kwekerij") >= total


@pytest.mark.parametrize("kind", ["", "csv", "xlsx"])
def test_the_report_of_results_knows_organisations_and_nobody(as_role, kind):
    maker = create_member(name="Marloes Brinkhuis", email="marloes@voorbeeld.example")
    filling.fill(create_vacature(by=maker), by=maker)

    response = as_role("moderator").get(
        reverse("plaatsingen"), {"export": kind} if kind else {}
    )

    assert response.status_code == HTTPStatus.OK
    content = b"".join(response)
    if kind != "xlsx":
        assert b"Gemeente Kampen" in content
    assert b"Marloes" not in content
    assert b"marloes@" not in content


def test_no_result_knows_a_person():
    for model in (Placement, PlacementOrganisation):
        related = {field.related_model for field in model._meta.fields}
        assert not {m.__name__ for m in related if m} & {"User", "Profile"}
    names = {column.name for column in PlacementsReport.columns}
    assert names == {"placed_on", "municipality", "form", "organisations"}
