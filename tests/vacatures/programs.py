"""A program of an organisation, as the tests of the API play it."""

import json

from django.test import Client
from django.utils import timezone

from profiles.vacatures.api import tokens
from profiles.vacatures.enums import ApiScope, CloseReason, VacatureState
from tests.factories import create_organisation

ROOT = "/api/v1"


class Program(Client):
    """A client that sends a key along, and JSON."""

    def __init__(self, *, organisation=None, scopes=tuple(ApiScope.values), **changes):
        super().__init__(**changes)
        self.organisation = organisation or create_organisation()
        self.key, self.secret = tokens.issue(
            self.organisation, name="Ons systeem", scopes=scopes, by=None
        )

    def ask(self, method, path, data=None, *, headers=None, **changes):
        known = {"Authorization": f"Bearer {self.secret}"}
        if data is not None:
            changes |= {"data": json.dumps(data), "content_type": "application/json"}
        return self.generic(
            method, ROOT + path, headers=known | (headers or {}), **changes
        )


def close(vacature):
    """Let a vacature be filled, as a program finds it."""
    vacature.state = VacatureState.CLOSED
    vacature.close_reason = CloseReason.FILLED
    vacature.closed_at = timezone.now()
    vacature.save()


def assert_problem(response, status):
    """Assert that an answer is a problem that says the same as its status."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert "no-store" in response["Cache-Control"]
    assert response.json()["status"] == status
    return response.json()
