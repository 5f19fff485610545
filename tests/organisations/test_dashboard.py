"""What of organisations waits for a member."""

import pytest

from profiles.organisations.models import Membership
from tests.factories import create_member, create_organisation, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(site):
    """Somebody asks to be let in at Kampen."""
    applicant = create_user(first_name="Nora", last_name="Nieuw")
    return Membership.objects.create(
        user=applicant, organisation=create_organisation(name="Gemeente Kampen")
    )


def waiting_for(client, user):
    client.force_login(user)
    return client.get("/mijn/").text


def test_a_request_waits_for_the_coordinator(client, asked):
    coordinator = create_member(organisation=asked.organisation, is_coordinator=True)
    text = waiting_for(client, coordinator)
    assert "Nora Nieuw wil erbij" in text
    assert "/organisaties/gemeente-kampen/leden/" in text


def test_it_waits_for_whoever_runs_the_platform(client, asked):
    assert "Nora Nieuw" in waiting_for(client, create_member(role="beheerder"))


def test_it_does_not_wait_for_others(client, asked):
    elsewhere = create_organisation(name="Werkbedrijf De Kade")
    for user in (
        create_member(organisation=asked.organisation),
        create_member(organisation=elsewhere, is_coordinator=True),
    ):
        assert "Nora Nieuw" not in waiting_for(client, user)
