"""Drafts go on with a colleague when their writer leaves."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from profiles.organisations import holdings, moving
from tests.factories import create_member, create_organisation, create_standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(site):
    return create_member(organisation=create_organisation())


def test_a_draft_is_held_by_its_writer_and_a_page_on_the_site_by_nobody(writer):
    create_standard_page(owner=writer)
    draft = create_standard_page(title="Half af", owner=writer, live=False)
    (held,) = holdings.held_by(writer)
    assert held.title == "Half af"
    assert held.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])


def test_a_draft_goes_on_with_the_colleague_who_says_yes(writer):
    draft = create_standard_page(owner=writer, live=False)
    colleague = create_member(organisation=create_organisation())
    moving.propose(writer, holdings.held_by(writer), to=colleague)
    moving.accept(colleague.hand_overs_received.get(), by=colleague)
    assert Page.objects.get(pk=draft.pk).owner == colleague


def test_a_draft_of_who_is_erased_goes_to_the_coordinator(writer):
    draft = create_standard_page(owner=writer, live=False)
    coordinator = create_member(organisation=create_organisation(), is_coordinator=True)
    moving.fall_back_to_coordinator(writer)
    writer.delete()
    assert Page.objects.get(pk=draft.pk).owner == coordinator
