"""Stories, events and people on the pages of organisations and municipalities."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from profiles.people.enums import Audience
from profiles.people.models import Profile
from tests.factories import (
    create_event,
    create_member,
    create_municipality,
    create_organisation,
    create_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frame(site):
    """Every page stands in the frame of the site."""


@pytest.fixture
def kampen():
    return create_municipality(name="Kampen")


@pytest.fixture
def organisation(kampen):
    return create_organisation(name="Gemeente Kampen", municipalities=[kampen])


def page(client, place):
    return client.get(place.get_absolute_url()).content.decode()


def test_both_pages_show_stories_and_events_of_the_municipality(
    client, kampen, organisation
):
    ommen = create_municipality(name="Ommen")
    create_story(title="Een verhaal uit Kampen", municipality=kampen)
    create_story(title="Een verhaal uit Ommen", municipality=ommen)
    create_event(title="Ontbijt in Kampen", municipality=kampen)
    create_event(
        title="Ontbijt van vroeger",
        municipality=kampen,
        starts_at=timezone.now() - timedelta(days=9),
    )
    for place in (kampen, organisation):
        html = page(client, place)
        assert "Een verhaal uit Kampen" in html
        assert "Ontbijt in Kampen" in html
        assert "uit Ommen" not in html
        assert "van vroeger" not in html
    assert "/verhalen/?gemeente=kampen" in page(client, kampen)


def test_a_draft_is_shown_to_nobody(client, kampen, organisation):
    create_story(title="Een geheim concept", municipality=kampen, live=False)
    assert "geheim concept" not in page(client, kampen)
    assert "geheim concept" not in page(client, organisation)


def test_members_see_their_colleagues_and_visitors_only_who_chose_so(
    client, kampen, organisation
):
    create_member(organisation=organisation, name="Anna Leden")
    create_member(
        organisation=organisation,
        name="Bas Iedereen",
        identity_audience=Audience.EVERYONE,
    )
    create_member(organisation=organisation, name="Cor Verborgen", is_listed=False)
    html = page(client, organisation)
    assert "Bas Iedereen" in html
    assert "Anna Leden" not in html
    client.force_login(create_member(organisation=create_organisation(name="UWV")))
    html = page(client, organisation)
    assert "Anna Leden" in html
    assert "Cor Verborgen" not in html
    assert f"{reverse('people:list')}?organisatie=gemeente-kampen" in html


def test_coordinators_come_first(client, organisation):
    create_member(organisation=organisation, name="Anna Lid")
    create_member(organisation=organisation, name="Zita Hoofd", is_coordinator=True)
    client.force_login(create_member(organisation=organisation, name="Kijker"))
    html = page(client, organisation)
    assert html.index("Zita Hoofd") < html.index("Anna Lid")


def test_who_hides_where_they_work_is_not_on_the_page_of_the_municipality(
    client, kampen
):
    for name, audience in (
        ("Anna Zegt", Audience.MEMBERS),
        ("Cor Zwijgt", Audience.NOBODY),
    ):
        member = create_member(name=name, work_audience=audience)
        Profile.objects.get(user=member).municipalities.add(kampen)
    client.force_login(create_member())
    html = page(client, kampen)
    assert "Anna Zegt" in html
    assert "Cor Zwijgt" not in html


@pytest.mark.parametrize("total", [1, 20])
def test_the_pages_take_a_fixed_number_of_queries(
    client, kampen, organisation, query_budget, total
):
    for number in range(total):
        create_story(title=f"Een verhaal {number}", municipality=kampen)
        create_event(title=f"Een ontbijt {number}", municipality=kampen)
        create_member(organisation=organisation).profile.municipalities.add(kampen)
    client.force_login(create_member(organisation=organisation))
    page(client, kampen)
    for place in (kampen, organisation):
        with query_budget(34):
            page(client, place)
