import pytest

from tests.factories import (
    create_member,
    create_organisation,
)
from tests.vacatures.doors import client_of


@pytest.fixture
def ilse(site):
    uwv = create_organisation(name="UWV")
    return client_of(create_member(organisation=uwv, name="Ilse van der Meulen"))


@pytest.fixture
def youssef(site):
    return client_of(create_member(name="Youssef Amrani"))
