"""The form and the links in mail, as people use them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import Client
from django.utils import timezone

from events import links
from events.enums import NameAudience, RegistrationState
from events.links import Purpose, path
from events.models import Registration
from tests.factories import create_member, create_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
GUEST = {
    "name": "Femke Postma",
    "email": "femke@voorbeeld.example",
    "organisation": "Bakkerij Korenbloem",
    "needs": ["Plek voor mijn rolstoel"],
    "name_audience": "none",
}
MEMBER = {"name_audience": "members"}


def sign_up(client, event, **changes):
    return client.post(f"{event.url}aanmelden/", GUEST | changes)


def link_in(message):
    return re.search(r"https?://[^/\s]+(/aanmelding/\S+)", message.body)[1]


def test_the_page_of_an_event_sets_no_cookie_and_leads_to_the_form(client, event):
    response = client.get(event.url)
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text
    assert f'href="{event.url}aanmelden/"' in response.text
    assert "Nog 1 van de 1 plekken" in response.text


def test_a_guest_signs_up_confirms_by_mail_and_cancels_without_logging_in(
    client, event
):
    response = sign_up(client, event)
    assert response.url == f"{event.url}aanmelden/gelukt/"
    assert "Kijk in je mail" in client.get(response.url).text
    address = link_in(mail.outbox[0])
    assert "Ja, ik kom" in client.get(address).text
    placed = Registration.objects.get()
    assert placed.state == RegistrationState.UNCONFIRMED
    assert placed.needs == "Plek voor mijn rolstoel"
    place = client.post(address).url
    assert "Je bent aangemeld" in client.get(place).text
    assert "Je had al bevestigd" in client.get(address).text
    assert "Meld je af" in client.get(place).text
    assert "Jammer, maar fijn" in client.post(place, {"actie": "afmelden"}).text
    again = client.post(place, {"actie": "afmelden"})
    assert again.status_code == 200
    assert "Je was al afgemeld" in again.text
    placed.refresh_from_db()
    assert placed.state == RegistrationState.CANCELLED


def test_confirming_with_a_button_that_was_used_leads_to_the_same_place(client, event):
    sign_up(client, event)
    address = link_in(mail.outbox[0])
    for _twice in range(2):
        page = client.get(client.post(address).url)
        assert "Je bent aangemeld" in page.text


def test_a_double_press_is_one_registration_and_one_mail(client, event):
    for email in ("femke@voorbeeld.example", "Femke+x@voorbeeld.example"):
        assert sign_up(client, event, email=email).status_code == 302
    assert Registration.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_answer_tells_nobody_who_comes(client, event):
    create_registration(event=event, email="bekend@voorbeeld.example")
    known = sign_up(client, event, email="bekend@voorbeeld.example")
    unknown = sign_up(client, event, email="nieuw@voorbeeld.example")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_form_with_mistakes_says_what_to_mend(client, event):
    response = sign_up(client, event, name="", email="geen adres")
    assert response.status_code == 422
    assert "Vul je naam in." in response.text
    assert "Vul een e-mailadres in met een @." in response.text
    assert "<title>Fout: " in response.text
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Iemand\r\nBcc: iemand anders"},
        {"name": "Fem\u202eke\u200b"},
        {"name": "<script>alert(1)</script>"},
        {"organisation": "{% now 'Y' %}"},
    ],
)
def test_odd_words_stay_words(client, event, changes):
    sign_up(client, event, **changes)
    (message,) = mail.outbox
    assert message.to == ["femke@voorbeeld.example"]
    assert "\n" not in message.subject
    page = client.get(link_in(message)).text
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"email": 'a@voorbeeld.example", b@voorbeeld.example'},
        {"email": "a@voorbeeld.example\r\nBcc: b@voorbeeld.example"},
        {"name": "x" * 81},
        {"name_audience": "iedereen"},
        {"needs": ["iets anders"]},
        {"name": "Win nu op https://nep.example"},
        {"name": "kijk op www.nep.example"},
        {"name": "\u200b\u202e"},
        {"organisation": "//nep.example"},
    ],
)
def test_what_does_not_fit_is_refused(client, event, changes):
    assert sign_up(client, event, **changes).status_code == 422
    assert mail.outbox == []


def test_a_name_holds_nothing_that_nobody_sees(client, event):
    sign_up(client, event, name="Fem\u202eke\u200b Post\tma")
    assert Registration.objects.get().name == "Femke Postma"


def test_a_robot_is_thanked_and_forgotten(client, event):
    assert sign_up(client, event, website="http://x").status_code == 302
    assert not Registration.objects.exists()


def test_one_network_cannot_sign_up_without_end(client, event):
    for number in range(30):
        sign_up(client, event, email=f"gast-{number}@voorbeeld.example")
    response = sign_up(client, event, email="nog-een@voorbeeld.example")
    assert response.status_code == 429
    assert "Wacht een uur" in response.text


def test_a_post_without_its_token_is_refused(event):
    strict = Client(enforce_csrf_checks=True)
    assert sign_up(strict, event).status_code == 403
    placed = create_registration(event=event)
    assert strict.post(path(placed, Purpose.PLACE)).status_code == 403


def test_a_member_fills_in_nothing_that_is_known(member, event):
    page = member.get(f"{event.url}aanmelden/").text
    assert "Ilse Bakker" in page
    assert 'name="email"' not in page
    other = {"email": "ander@voorbeeld.example", "name": "Iemand anders"}
    response = member.post(f"{event.url}aanmelden/", MEMBER | other)
    placed = Registration.objects.get()
    assert (placed.user, placed.name) == (member.user, "Ilse Bakker")
    assert placed.email == member.user.email
    assert "Je bent aangemeld" in member.get(response.url).text


def test_a_full_event_offers_the_waiting_list(client, member, event):
    create_registration(event=event)
    assert "Zet me op de wachtlijst" in client.get(event.url).text
    assert "Deze bijeenkomst is vol." in client.get(f"{event.url}aanmelden/").text
    response = member.post(f"{event.url}aanmelden/", MEMBER)
    assert "Je staat op de wachtlijst" in member.get(response.url).text


def test_an_offer_is_taken_by_a_button_and_not_by_reading(client, event):
    placed = create_registration(
        event=event,
        state=RegistrationState.OFFERED,
        offered_until=timezone.now() + timedelta(hours=2),
    )
    address = path(placed, Purpose.SEAT)
    assert "Ja, ik kom" in client.get(address).text
    placed.refresh_from_db()
    assert placed.is_offered
    assert "Je bent aangemeld" in client.get(client.post(address).url).text
    assert "Je had al ja gezegd" in client.get(address).text


def test_an_offer_that_is_over_is_said_kindly(client, event):
    placed = create_registration(
        event=event,
        state=RegistrationState.OFFERED,
        offered_until=timezone.now() - timedelta(minutes=1),
    )
    response = client.post(path(placed, Purpose.SEAT))
    assert response.status_code == 409
    assert "De tijd is voorbij." in response.text


def test_a_link_is_for_one_purpose_only(client, event):
    placed = create_registration(event=event, state=RegistrationState.UNCONFIRMED)
    token = path(placed, Purpose.CONFIRM).split("/")[-2]
    for purpose in ("plek", "aanbod", "stapje", "iets"):
        assert client.post(f"/aanmelding/{purpose}/{token}/").status_code == 404
    assert client.post(f"/aanmelding/bevestigen/{token}x/").status_code == 404
    placed.refresh_from_db()
    assert placed.state == RegistrationState.UNCONFIRMED


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_link_expires_and_says_so(client, event, purpose):
    address = path(create_registration(event=event), purpose)
    later = timezone.now() + links.LIFETIMES[purpose] + timedelta(minutes=1)
    with time_machine.travel(later):
        response = client.post(address)
    assert response.status_code == 410
    assert "Deze link is te oud" in response.text


def test_private_pages_stay_out_of_every_cache(client, event):
    placed = create_registration(event=event)
    for address in (path(placed, Purpose.PLACE), f"{event.url}aanmelden/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_who_may_not_see_an_event_cannot_sign_up(client, event, as_role):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(
        page=event, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(f"{event.url}aanmelden/").status_code == 404
    assert sign_up(client, event).status_code == 404
    assert client.get(f"{event.url}agenda.ics").status_code == 404
    assert as_role("redacteur").get(f"{event.url}aanmelden/").status_code == 200


# Who sees whom


def shown_to(event, user):
    return {person.name for person in event.registrations.visible_to(user)}


def test_a_name_is_hidden_unless_its_owner_says_otherwise(event):
    event.capacity = None
    event.save()
    comes, stranger = create_member(), create_member()
    create_registration(event=event, user=comes)
    for audience in NameAudience:
        create_registration(event=event, name=audience.value, name_audience=audience)
    create_registration(
        event=event, state=RegistrationState.WAITING, name_audience="members"
    )
    assert shown_to(event, AnonymousUser()) == set()
    assert shown_to(event, stranger) == {"members"}
    assert shown_to(event, comes) == {"members", "participants"}


def test_a_change_of_mind_counts_at_once_and_the_number_is_always_shown(
    client, member, event
):
    placed = create_registration(event=event, name="Femke", name_audience="members")
    assert "Femke" in member.get(event.url).text
    assert "Femke" not in client.get(event.url).text
    saved = client.post(path(placed, Purpose.PLACE), {"name_audience": "none"})
    assert "Gelukt. Je keuzes zijn bewaard." in saved.text
    assert "Femke" not in member.get(event.url).text
    assert "Vol: alle 1 plekken zijn bezet" in client.get(event.url).text
