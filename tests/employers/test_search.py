"""Employers in the search box: for members alone."""

import pytest

from tests.factories import create_employer, create_member
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db


def test_members_find_an_employer_and_visitors_do_not(client, site):
    employer = create_employer(name="Hamer Hout")
    member = client_of(create_member())

    assert (
        employer.get_absolute_url() in member.get("/zoeken/?q=hamer").content.decode()
    )
    found = client.get("/zoeken/?q=hamer").content.decode()
    assert employer.get_absolute_url() not in found
    assert member.get("/zoeken/suggesties/?q=ham").json() == ["Hamer Hout"]
    assert client.get("/zoeken/suggesties/?q=ham").json() == []
