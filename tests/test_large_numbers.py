"""A number that is too large for the database is an address or a choice of nothing."""

import uuid
from http import HTTPStatus

import pytest

from moderation import registry
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)
from tests.vacatures.doors import client_of, move

pytestmark = pytest.mark.django_db
LARGE = 10**25
POSTED = [
    "/mijn/meldingen/{large}/",
    "/mijn/besluiten/{large}/",
    "/mijn/overdrachten/{large}/",
    "/mijn/zoekopdrachten/{large}/",
    "{organisation}leden/{large}/besluit/",
    "{organisation}leden/{large}/rol/",
    "{organisation}leden/{large}/verwijderen/",
    "{organisation}leden/uitnodigingen/{large}/intrekken/",
    "/vacatures/{large}/wijzig/",
    "/vacatures/{large}/doe/pak-op/",
    "/vacatures/{large}/vragen/1/",
    "{vacature}vragen/{large}/",
    "/vacatures/{large}/bijdrage/",
    "/vacatures/{large}/voor-mij/",
    "{vacature}nazorg/{large}/",
    "/vacatures/{large}/voordracht/",
    "/voordrachten/{large}/stand/",
    "/voordrachten/{large}/telt/",
    "/werkgevers/{large}/vervanger/",
]
READ = [
    "/vacatures/{large}/",
    "/vacatures/{large}/kopie/",
    "/werkgevers/{large}/",
    "/documenten/{large}/a.pdf",
]


@pytest.fixture
def organisation(site):
    return create_organisation()


@pytest.fixture
def member(organisation):
    return client_of(create_member(organisation=organisation, is_coordinator=True))


def test_no_address_leads_to_it(member, organisation):
    parts = {
        "large": LARGE,
        "organisation": organisation.get_absolute_url(),
        "vacature": create_vacature().get_absolute_url(),
    }
    posted = {a: member.post(a.format(**parts)).status_code for a in POSTED}
    read = {a: member.get(a.format(**parts)).status_code for a in READ}
    assert set((posted | read).values()) == {HTTPStatus.NOT_FOUND}, posted | read


def test_a_vacature_is_shown_to_nobody_by_it(member):
    vacature = create_vacature(by=member.user)
    sent = {"laat-zien-users": [LARGE], "laat-zien-key": uuid.uuid4()}
    answer = move(member, vacature, "laat-zien", **sent)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "users" in answer.context["form"].errors


def test_no_sector_is_chosen_by_it(member):
    wish = {"municipality": create_municipality().pk, "sectors": [LARGE]}
    answer = member.post("/vacatures/passend/", wish)

    assert "sectors" in answer.context["form"].errors


def test_no_kind_of_thing_is_reported_by_it(member):
    assert registry.registered()
    for kind in registry.registered():
        answer = member.get(f"/meld/{kind.name}/{LARGE}/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
