import pytest
from django.test import Client

from tests.factories import create_event, create_member
from tests.sessions import log_in


@pytest.fixture
def event():
    return create_event(has_registration=True, capacity=1, title="Ontbijt")


@pytest.fixture
def member():
    client = Client()
    client.user = create_member(name="Ilse Bakker")
    log_in(client, client.user)
    return client
