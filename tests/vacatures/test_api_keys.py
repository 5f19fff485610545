"""Where a coordinator and the admin let programs in, and out again."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts import retention
from profiles.vacatures.api.views import MOST_KEYS
from profiles.vacatures.enums import ApiScope
from profiles.vacatures.models import ApiCall, ApiToken
from tests.factories import create_member, create_organisation
from tests.vacatures.programs import ROOT, Program

pytestmark = pytest.mark.django_db
NEW = {"name": "Ons systeem", "scopes": [ApiScope.READ]}


@pytest.fixture
def organisation(site):
    return create_organisation()


@pytest.fixture
def coordinator(client, organisation):
    client.user = create_member(organisation=organisation, is_coordinator=True)
    client.force_login(client.user)
    return client


def keys_url(organisation):
    return reverse("vacatures_outside:keys", args=[organisation.slug])


def revoke_url(organisation):
    return reverse("vacatures_outside:revoke_key", args=[organisation.slug])


def secret_in(response):
    return re.search(r"<code>(dwwa_[\w-]+)</code>", response.text).group(1)


class TestCoordinator:
    def test_a_new_key_is_shown_once_and_works(self, coordinator, organisation):
        response = coordinator.post(keys_url(organisation), NEW)
        assert "no-store" in response["Cache-Control"]
        secret = secret_in(response)
        assert secret not in coordinator.get(keys_url(organisation)).text
        headers = {"Authorization": f"Bearer {secret}"}
        asked = coordinator.get(f"{ROOT}/vacatures", headers=headers)
        assert asked.status_code == 200
        key = ApiToken.objects.get()
        assert (key.organisation, key.scopes) == (organisation, ["vacatures:lezen"])
        assert key.created_by == coordinator.user
        left = key.expires_at - timezone.now()
        assert timedelta(days=364) < left <= timedelta(days=365)

    def test_a_revoked_key_opens_nothing_from_then_on(self, coordinator, organisation):
        program = Program(organisation=organisation)
        assert program.ask("GET", "/vacatures").status_code == 200
        coordinator.post(revoke_url(organisation), {"key": program.key.pk})
        assert program.ask("GET", "/vacatures").status_code == 401
        assert "Ons systeem" in coordinator.get(keys_url(organisation)).text
        page = coordinator.get(keys_url(organisation)).text
        assert "Er zijn nog geen sleutels." in page

    def test_making_and_revoking_are_in_the_log(self, coordinator, organisation):
        coordinator.post(keys_url(organisation), NEW)
        key = ApiToken.objects.get()
        for _ in range(2):
            coordinator.post(revoke_url(organisation), {"key": key.pk})
        entries = ModelLogEntry.objects.order_by("pk")
        assert [entry.action for entry in entries] == [
            "vacatures.issue_key",
            "vacatures.revoke_key",
        ]
        assert {entry.user for entry in entries} == {coordinator.user}
        assert key.digest not in str([entry.data for entry in entries])

    def test_a_key_of_another_organisation_is_not_there(self, coordinator):
        other = Program(organisation=create_organisation(name="UWV"))
        own = coordinator.user.profile.organisation
        response = coordinator.post(revoke_url(own), {"key": other.key.pk})
        assert response.status_code == 404
        assert coordinator.get(keys_url(other.organisation)).status_code == 404
        assert coordinator.post(keys_url(other.organisation), NEW).status_code == 404
        assert other.ask("GET", "/vacatures").status_code == 200

    def test_an_ordinary_member_finds_nothing(self, client, organisation):
        client.force_login(create_member(organisation=organisation))
        assert client.get(keys_url(organisation)).status_code == 404
        assert client.post(keys_url(organisation), NEW).status_code == 404
        page = client.get(organisation.get_absolute_url()).text
        assert keys_url(organisation) not in page
        assert not ApiToken.objects.exists()

    def test_the_page_of_the_organisation_shows_the_way(
        self, coordinator, organisation
    ):
        page = coordinator.get(organisation.get_absolute_url()).text
        assert f'href="{keys_url(organisation)}"' in page

    @pytest.mark.parametrize(
        "changes", [{"name": ""}, {"name": "a" * 81}, {"scopes": []}, {"scopes": ["x"]}]
    )
    def test_what_is_wrong_is_told_and_nothing_is_made(
        self, coordinator, organisation, changes
    ):
        response = coordinator.post(keys_url(organisation), NEW | changes)
        assert response.status_code == 422
        assert not ApiToken.objects.exists()

    def test_there_is_an_end_to_the_number_of_keys(self, coordinator, organisation):
        for _ in range(MOST_KEYS):
            Program(organisation=organisation)
        response = coordinator.post(keys_url(organisation), NEW)
        assert response.status_code == 422
        assert ApiToken.objects.count() == MOST_KEYS

    @pytest.mark.parametrize("key", ["", "x", "-1", "9" * 40])
    def test_a_key_that_is_none_changes_nothing(self, coordinator, organisation, key):
        response = coordinator.post(revoke_url(organisation), {"key": key})
        assert response.status_code == 302

    def test_the_number_of_queries_does_not_grow(
        self, coordinator, organisation, query_budget
    ):
        for total in (1, MOST_KEYS - 1):
            for _ in range(total):
                Program(organisation=organisation)
            coordinator.get(keys_url(organisation))
            with query_budget(16):
                coordinator.get(keys_url(organisation))


class TestAdmin:
    def test_an_administrator_ends_any_key(self, as_role, organisation):
        program = Program(organisation=organisation)
        administrator = as_role("beheerder")
        url = reverse("vacatures_keys")
        page = administrator.get(url)
        assert "Ons systeem" in page.text
        assert program.key.digest not in page.text
        administrator.post(url, {"key": program.key.pk})
        assert program.ask("GET", "/vacatures").status_code == 401
        assert "Ingetrokken op" in administrator.get(url).text

    def test_editors_do_not(self, as_role, organisation):
        program = Program(organisation=organisation)
        editor = as_role("redacteur")
        url = reverse("vacatures_keys")
        assert editor.get(url).status_code == 302
        editor.post(url, {"key": program.key.pk})
        assert program.ask("GET", "/vacatures").status_code == 200


def test_calls_are_forgotten_after_ninety_days(organisation):
    program = Program(organisation=organisation)
    now = timezone.now()
    for days in (89, 91):
        ApiCall.objects.create(
            token=program.key,
            operation="GET vacatures",
            status=200,
            called_at=now - timedelta(days=days),
        )
    retention.apply(now=now)
    assert ApiCall.objects.get().called_at == now - timedelta(days=89)
