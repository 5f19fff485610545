"""Colleagues in the one search box of the site."""

import pytest
from django.urls import reverse

from profiles.people.enums import Audience
from tests.factories import create_member, create_organisation

pytestmark = pytest.mark.django_db
ADDRESS = "/wie-is-wie/noor-visser/"


@pytest.fixture
def noor(site):
    return create_member(
        name="Noor Visser", slug="noor-visser", drive="Fietsen maken"
    ).profile


@pytest.fixture
def found(client):
    def found(text):
        return client.get(reverse("search"), {"q": text}).content.decode()

    return found


def test_a_member_finds_a_colleague(client, noor, found):
    client.force_login(create_member(organisation=create_organisation(name="UWV")))
    assert ADDRESS in found("visser")
    assert ADDRESS in found("fietsen")


def test_a_visitor_finds_nobody(noor, found):
    assert ADDRESS not in found("visser")


@pytest.mark.parametrize("audience", [Audience.NOBODY, Audience.ORGANISATION])
def test_what_is_not_for_all_members_is_not_in_the_index(client, noor, found, audience):
    client.force_login(create_member(organisation=noor.organisation))
    noor.drive_audience = audience
    noor.save()
    assert ADDRESS not in found("fietsen")
    noor.identity_audience = audience
    noor.save()
    assert ADDRESS not in found("visser")


def test_titles_that_begin_so_are_suggested_to_members_only(client, noor):
    address = reverse("search_suggestions")
    assert client.get(address, {"q": "vis"}).json() == []
    client.force_login(create_member())
    assert client.get(address, {"q": "vis"}).json() == ["Noor Visser"]
