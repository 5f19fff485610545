"""Where members find back what they signed up for."""

import pytest

from events import cancelling, telling, waiting_list
from events.enums import RegistrationState
from events.links import Purpose, path
from events.models import Registration
from notifications import kinds
from notifications.models import Notification
from tests.factories import create_event, create_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_a_member_finds_back_what_they_signed_up_for(member, event):
    create_registration(event=event, user=member.user)
    page = member.get("/mijn/agenda/").text
    assert event.title in page
    assert "Komt" in page
    assert "Jouw agenda" in member.get("/mijn/").text


def test_an_offer_waits_for_a_member_on_the_first_page(member, event):
    placed = create_registration(
        event=event, user=member.user, state=RegistrationState.WAITING, position=1
    )
    waiting_list.fill(event)
    placed.refresh_from_db()
    page = member.get("/mijn/").text
    assert "Er is een plek vrij: Ontbijt" in page
    assert "Bevestig je plek" in page


def test_no_mail_tells_of_an_offer_that_was_given_back(member, event):
    placed = create_registration(
        event=event, user=member.user, state=RegistrationState.WAITING, position=1
    )
    waiting_list.fill(event)
    told, kind = list(Notification.objects.all()), kinds.get(telling.OFFER)
    assert kind.visible(told, member.user) == told

    cancelling.cancel(placed)
    assert kind.visible(told, member.user) == []


def test_the_own_agenda_is_for_who_is_logged_in(client):
    assert client.get("/mijn/agenda/").status_code == 302
    assert client.post("/mijn/agenda/adres/").status_code == 302


def test_the_pages_ask_a_constant_number_of_queries(
    client, member, event, query_budget
):
    event.capacity = 100
    event.save()
    placed = create_registration(event=event, user=member.user)
    addresses = (event.url, f"{event.url}aanmelden/", path(placed, Purpose.PLACE))
    for address in (*addresses, "/mijn/agenda/"):
        member.get(address)
        with query_budget(30) as one:
            member.get(address)
        for _ in range(20):
            create_registration(event=event, name_audience="members")
            create_registration(event=create_event(), user=member.user)
        with query_budget(30) as many:
            member.get(address)
        assert len(many) == len(one)
        Registration.objects.exclude(pk=placed.pk).delete()
