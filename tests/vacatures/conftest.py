import pytest

from tests.factories import (
    create_member,
    create_organisation,
)
from tests.vacatures.doors import client_of
from tests.vacatures.programs import Program


@pytest.fixture
def ilse(site):
    uwv = create_organisation(name="UWV")
    return client_of(create_member(organisation=uwv, name="Ilse van der Meulen"))


@pytest.fixture
def youssef(site):
    return client_of(create_member(name="Youssef Amrani"))


@pytest.fixture
def program(site):
    return Program()
