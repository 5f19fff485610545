"""One member writes to another."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts import retention
from profiles.people import contact
from profiles.people.models import ContactMessage, Profile
from tests.factories import create_member, create_organisation

pytestmark = pytest.mark.django_db
ADDRESS = "/wie-is-wie/noor-visser/bericht/"
TEXT = {"text": "Wil je <b>woensdag</b> meelopen?"}


@pytest.fixture
def noor(site):
    return create_member(
        name="Noor Visser", slug="noor-visser", email="noor@voorbeeld.example"
    ).profile


@pytest.fixture
def ali(client, noor):
    user = create_member(
        name="Ali Kaya",
        email="ali@voorbeeld.example",
        organisation=create_organisation(name="UWV"),
    )
    client.force_login(user)
    return user


def test_a_message_arrives_with_its_sender_to_answer_to(client, ali):
    page = client.get(ADDRESS).content.decode()
    assert "noor@voorbeeld.example" not in page
    answer = client.post(ADDRESS, TEXT, follow=True)
    assert "noor@voorbeeld.example" not in answer.content.decode()
    message, copy = mail.outbox
    assert message.to == ["noor@voorbeeld.example"]
    assert message.reply_to == ["ali@voorbeeld.example"]
    assert "Wil je woensdag meelopen?" in message.body
    assert copy.to == ["ali@voorbeeld.example"]
    assert "noor@voorbeeld.example" not in f"{copy.message()}"


def test_who_switched_messages_off_gets_none(client, ali):
    Profile.objects.update(accepts_messages=False)
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, TEXT).status_code == 404
    assert mail.outbox == []


def test_nobody_writes_to_who_they_cannot_see(client, ali):
    Profile.objects.filter(slug="noor-visser").update(identity_audience=1)
    assert client.post(ADDRESS, TEXT).status_code == 404


def test_a_visitor_logs_in_first(client, noor):
    assert client.get(ADDRESS).status_code == 302


def test_an_empty_message_is_refused(client, ali):
    answer = client.post(ADDRESS, {"text": " "})
    assert answer.status_code == 422
    assert "Schrijf een bericht." in answer.content.decode()


def test_a_robot_thinks_it_wrote(client, ali):
    assert client.post(ADDRESS, TEXT | {"website": "x"}).status_code == 302
    assert mail.outbox == []
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(
    ("sent", "age"), [(5, timedelta(minutes=50)), (20, timedelta(hours=23))]
)
def test_there_is_a_limit_to_writing(client, ali, noor, sent, age):
    for _number in range(sent):
        ContactMessage.objects.create(
            sender=ali, recipient=noor, text="x", sent_at=timezone.now() - age
        )
    answer = client.post(ADDRESS, TEXT)
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "Wacht een uur" in page
    assert "meelopen" in page
    assert mail.outbox == []
    ContactMessage.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert client.post(ADDRESS, TEXT).status_code == 302


def test_a_name_adds_no_line_to_a_mail(client, ali):
    Profile.objects.filter(user=ali).update(name="Ali\r\nBcc: x@kwaad.example")
    client.post(ADDRESS, TEXT)
    assert mail.outbox[0].recipients() == ["noor@voorbeeld.example"]
    assert "\n" not in mail.outbox[0].subject


def test_messages_are_forgotten_after_a_month(ali, noor):
    kept = contact.send(ali, noor, "nu")
    old = contact.send(ali, noor, "toen")
    ContactMessage.objects.filter(pk=old.pk).update(
        sent_at=timezone.now() - timedelta(days=31)
    )
    retention.apply()
    assert ContactMessage.objects.get() == kept
