"""Renaming and merging organisations."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from moderation import queue
from profiles.organisations import admission, invitations, merging
from profiles.organisations.errors import OrganisationError
from profiles.organisations.models import (
    FormerAddress,
    Invitation,
    Membership,
    Organisation,
    TrustedDomain,
)
from profiles.organisations.signals import membership_changed
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return create_user(role="beheerder")


@pytest.fixture
def source():
    return create_organisation(
        name="Werkplein Noord",
        municipalities=[create_municipality(), create_municipality(name="Ommen")],
    )


@pytest.fixture
def target():
    return create_organisation(name="Werkplein", municipalities=[create_municipality()])


def test_people_requests_invitations_and_domains_come_along(
    source, target, administrator
):
    member = create_member(organisation=source)
    asked = admission.request_membership(create_user(), source, reason="Ja")
    invitations.invite(source, ["a@voorbeeld.example"], by=administrator)
    TrustedDomain.objects.create(organisation=source, domain="noord.voorbeeld.example")
    merging.merge(source, target, by=administrator)
    assert not Organisation.objects.filter(pk=source.pk).exists()
    assert {m.organisation for m in Membership.objects.all()} == {target}
    assert {asked.user, member} == {m.user for m in Membership.objects.all()}
    assert Invitation.objects.get().organisation == target
    assert TrustedDomain.objects.get().organisation == target
    member.profile.refresh_from_db()
    assert member.profile.organisation == target


def test_what_both_have_is_there_once(source, target, administrator):
    for organisation in (source, target):
        invitations.invite(organisation, ["a@voorbeeld.example"], by=administrator)
    merging.merge(source, target, by=administrator)
    assert Invitation.objects.get().organisation == target
    merged = Organisation.objects.get(pk=target.pk)
    assert sorted(m.name for m in merged.municipalities.all()) == ["Ommen", "Raalte"]


def test_other_apps_hear_where_the_members_work_now(source, target, administrator):
    member = create_member(organisation=source)
    heard = []

    def hear(sender, user, organisation, **kwargs):
        heard.append((user, organisation))

    membership_changed.connect(hear)
    merging.merge(source, target, by=administrator)
    membership_changed.disconnect(hear)
    assert heard == [(member, target)]


def test_every_old_address_leads_to_the_new_one(client, source, target, administrator):
    FormerAddress.objects.create(organisation=source, slug="werkplein-oud")
    merging.merge(source, target, by=administrator)
    for slug in ("werkplein-noord", "werkplein-oud"):
        response = client.get(reverse("organisations:detail", args=[slug]))
        assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
        assert response.url == target.get_absolute_url()


def test_a_merger_is_in_the_log(source, target, administrator):
    merging.merge(source, target, by=administrator)
    entry = ModelLogEntry.objects.get(action="organisations.merge")
    assert entry.user == administrator
    assert entry.data == {"name": "Werkplein Noord"}
    assert entry.object_id == str(target.pk)


def test_an_organisation_cannot_go_on_in_itself(source, administrator):
    with pytest.raises(OrganisationError):
        merging.merge(source, source, by=administrator)
    assert Organisation.objects.filter(pk=source.pk).exists()


def test_a_second_merger_of_the_same_is_explained(source, target, administrator):
    merging.merge(source, target, by=administrator)
    with pytest.raises(OrganisationError, match="niet meer"):
        merging.merge(source, target, by=administrator)


def test_the_address_of_now_is_no_former_address(target):
    merging.keep_address(target, "werkplein-vroeger")
    target.slug = "werkplein-vroeger"
    target.save()
    merging.keep_address(target, "werkplein")
    assert [former.slug for former in FormerAddress.objects.all()] == ["werkplein"]


# In the admin


def details(organisation, **changes):
    return {
        "name": organisation.name,
        "slug": organisation.slug,
        "type": organisation.type_id,
        "region": organisation.region_id,
        "municipalities": [m.pk for m in organisation.municipalities.all()],
        "website": "",
        "trusted_domains-TOTAL_FORMS": "1",
        "trusted_domains-INITIAL_FORMS": "0",
        "trusted_domains-MIN_NUM_FORMS": "0",
        "trusted_domains-MAX_NUM_FORMS": "1000",
        "trusted_domains-0-domain": "werkplein.voorbeeld.example",
    } | changes


def edit_url(organisation):
    name = "wagtailsnippets_organisations_organisation:edit"
    return reverse(name, args=[organisation.pk])


def test_an_organisation_is_added_with_a_form(as_role, target):
    client = as_role("beheerder")
    data = details(target, name="De Kade", slug="de-kade")
    url = reverse("wagtailsnippets_organisations_organisation:add")
    response = client.post(url, data)
    assert response.status_code == HTTPStatus.FOUND
    added = Organisation.objects.get(slug="de-kade")
    assert [d.domain for d in added.trusted_domains.all()] == [
        "werkplein.voorbeeld.example"
    ]
    assert [m.name for m in added.municipalities.all()] == ["Raalte"]


def test_renaming_in_the_admin_keeps_the_old_address(as_role, client, target):
    data = details(target, name="Werkplein Zwolle", slug="werkplein-zwolle")
    as_role("beheerder").post(edit_url(target), data)
    response = client.get("/organisaties/werkplein/")
    assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert response.url == "/organisaties/werkplein-zwolle/"


@pytest.mark.parametrize("domain", ["@werkplein.nl", "werkplein", "Werk.nl", "a b.nl"])
def test_a_domain_has_one_form(as_role, target, domain):
    data = details(target, **{"trusted_domains-0-domain": domain})
    response = as_role("beheerder").post(edit_url(target), data)
    assert response.status_code == HTTPStatus.OK
    assert not TrustedDomain.objects.exists()


def test_an_organisation_with_members_is_not_deleted(as_role, target):
    create_member(organisation=target)
    name = "wagtailsnippets_organisations_organisation:delete"
    response = as_role("beheerder").post(reverse(name, args=[target.pk]))
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert Organisation.objects.filter(pk=target.pk).exists()


def test_merging_in_the_admin(as_role, source, target):
    client = as_role("beheerder")
    url = reverse("organisations_merge", args=[source.pk])
    assert "Werkplein Noord" in client.get(url).content.decode()
    client.post(url, {"target": ""})
    assert Organisation.objects.filter(pk=source.pk).exists()
    client.post(url, {"target": target.pk})
    assert not Organisation.objects.filter(pk=source.pk).exists()
    listing = reverse("wagtailsnippets_organisations_organisation:list")
    assert "Samenvoegen" in client.get(listing).content.decode()


def test_requests_are_decided_in_the_admin(as_role, target):
    client = as_role("beheerder")
    url = reverse("organisations_requests")
    assert "Er zijn geen aanvragen" in client.get(url).content.decode()
    asked = admission.request_membership(create_user(), target, reason="Ik werk hier.")
    assert "Ik werk hier." in client.get(url).content.decode()
    client.post(url, {"membership": asked.pk, "decision": "nee"})
    assert Membership.objects.requested().count() == 1
    client.post(url, {"membership": asked.pk, "decision": "nee", "message": "Nee."})
    assert not Membership.objects.requested().exists()


def test_requests_stand_in_the_queue_of_who_decides_on_them(target):
    asked = admission.request_membership(create_user(), target, reason="Ja")
    (entry,) = queue.waiting(create_user(role="beheerder"))
    assert entry.row.title == f"{asked.user.email} bij Werkplein"
    assert entry.row.url == reverse("organisations_requests")
    moderator = create_user(role="moderator")
    assert queue.waiting(moderator) == []
    assert queue.total(moderator) == 0


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 40, "999999"])
def test_a_request_that_is_not_there_is_no_error(as_role, key):
    response = as_role("beheerder").post(
        reverse("organisations_requests"), {"membership": key, "decision": "ja"}
    )
    assert response.status_code in {HTTPStatus.FOUND, HTTPStatus.NOT_FOUND}


@pytest.mark.parametrize("role", ["redacteur", "hoofdredacteur", "moderator"])
def test_other_staff_manage_no_organisations(as_role, role, source, target):
    client = as_role(role)
    for url in (
        edit_url(source),
        reverse("organisations_requests"),
        reverse("organisations_merge", args=[source.pk]),
    ):
        assert client.get(url).status_code == HTTPStatus.FOUND
        assert client.post(url, {"target": target.pk}).status_code == HTTPStatus.FOUND
    assert Organisation.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("total", [1, 20])
def test_the_lists_take_a_fixed_number_of_queries(as_role, target, query_budget, total):
    for number in range(total):
        create_organisation(name=f"Organisatie {number}")
        admission.request_membership(create_user(), target, reason="Ja")
    client = as_role("beheerder")
    with query_budget(34):
        client.get(reverse("organisations_requests"))
    with query_budget(40):
        client.get(reverse("wagtailsnippets_organisations_organisation:list"))
