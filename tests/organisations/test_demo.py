"""The organisations of the demo."""

import re

import pytest

from home.demo.reset import delete_everything
from profiles.organisations import demo
from profiles.organisations.models import Municipality, Organisation, TrustedDomain
from tests.factories import create_member

pytestmark = pytest.mark.django_db


def test_the_demo_has_organisations_in_every_municipality(site):
    region = demo.load(site)
    organisations = Organisation.objects.filter(region=region)
    assert organisations.count() == 22
    assert organisations.filter(type__slug="gemeente").count() == 14
    assert not Municipality.objects.filter(organisations=None).exists()
    for organisation in organisations:
        assert organisation.summary
        assert re.fullmatch(r"038 000 00 \d\d", organisation.desk_phone)
        organisation.full_clean()
    domains = TrustedDomain.objects.values_list("domain", flat=True)
    assert len(domains) == 22
    assert all(domain.endswith(".voorbeeld.example") for domain in domains)


def test_loading_again_adds_nothing_and_keeps_what_was_changed(site):
    demo.load(site)
    Organisation.objects.filter(slug="uwv-regio").update(summary="Anders")
    demo.load(site)
    assert Organisation.objects.count() == 22
    assert Organisation.objects.get(slug="uwv-regio").summary == "Anders"


def test_a_reset_leaves_no_organisation(site):
    region = demo.load(site)
    create_member(organisation=Organisation.objects.get(slug="uwv-regio"))
    delete_everything()
    assert not Organisation.objects.exists()
    assert not type(region).objects.exists()
