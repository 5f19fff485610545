"""First small steps: private, asked about kindly, shared only by choice."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.utils import timezone

from core.models import SiteDetails
from events import rounds_of_mail, steps
from events.enums import StepOutcome
from events.links import Purpose, path
from events.models import Step
from notifications.models import Notification
from tests.factories import create_event, create_member, create_registration

pytestmark = pytest.mark.django_db
STEP = {
    "text": "Ik bel de bakker",
    "kind": "visit",
    "weeks": 4,
    "audience": "me",
}
OUTCOME = {"outcome": "done", "effect": "We gaan samenwerken."}


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen and mail stands in the frame of the site."""
    SiteDetails.objects.create(site=site, editorial_email="redactie@voorbeeld.example")


@pytest.fixture
def event():
    start = timezone.now().replace(microsecond=0) - timedelta(days=1)
    return create_event(has_registration=True, starts_at=start, title="Ontbijt")


def step_of(event, *, user=None, **changes):
    person = create_registration(event=event, user=user)
    return steps.write(person, **STEP | changes)


def answer(step, **changes):
    fields = {"shares_effect": False, "is_tip": False} | OUTCOME | changes
    return steps.answer(step, **fields)


def test_a_step_is_written_by_the_link_of_the_thank_you(client, event):
    person = create_registration(event=event)
    address = path(person, Purpose.STEP)
    assert "Je eerste stapje" in client.get(address).text
    for _twice in range(2):
        client.post(address, STEP)
    step = Step.objects.get()
    assert step.text == "Ik bel de bakker"
    assert step.ask_on == timezone.localdate(event.ends_at) + timedelta(weeks=4)
    client.post(address, OUTCOME)
    step.refresh_from_db()
    assert step.outcome == StepOutcome.DONE
    assert "Gezet. Wat mooi!" in client.get(address).text


def test_a_step_that_is_too_long_or_asked_about_at_another_time_is_refused(
    client, event
):
    address = path(create_registration(event=event), Purpose.STEP)
    for wrong in ({"text": "x" * 141}, {"weeks": 5}, {"kind": "x"}, {"text": ""}):
        assert client.post(address, STEP | wrong).status_code == 422
    assert not Step.objects.exists()


def test_an_effect_has_280_characters(client, event):
    step = step_of(event)
    address = path(step.registration, Purpose.STEP)
    long = OUTCOME | {"effect": "x" * 281}
    assert client.post(address, long).status_code == 422
    assert client.post(address, OUTCOME | {"effect": "x" * 280}).status_code == 302


def test_who_does_not_come_has_no_step_to_write(client, event):
    person = create_registration(event=event, state="cancelled")
    assert client.post(path(person, Purpose.STEP), STEP).status_code == 200
    assert not Step.objects.exists()


def test_a_step_is_private_unless_its_owner_chooses(event):
    owner, participant, stranger = (create_member() for _ in range(3))
    create_registration(event=event, user=participant)
    own = step_of(event, user=owner, text="Van mij")
    step_of(event, text="Voor ons", audience="participants")
    step_of(event, text="Voor leden", audience="members")

    def seen_by(user):
        return set(Step.objects.visible_to(user).values_list("text", flat=True))

    assert own.audience == "me"
    assert seen_by(AnonymousUser()) == set()
    assert seen_by(stranger) == {"Voor leden"}
    assert seen_by(participant) == {"Voor leden", "Voor ons"}
    assert seen_by(owner) == {"Van mij", "Voor leden", "Voor ons"}


def ask(days):
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        for _twice in range(2):
            steps.ask_what_is_due()


def test_a_step_is_asked_about_once_and_once_more_and_then_never(event):
    step_of(event)
    member = create_member()
    step_of(event, user=member)
    counts = []
    for days in (20, 27, 28, 31, 33, 60, 200):
        ask(days)
        counts.append((len(mail.outbox), Notification.objects.count()))
    assert counts == [(0, 0), (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2)]
    assert "We vroegen het vijf dagen geleden ook al." in mail.outbox[1].body


def test_the_last_question_to_a_guest_comes_before_they_are_forgotten(event):
    step_of(event, weeks=12)
    ask(84)
    ask(88)
    assert len(mail.outbox) == 2
    from events.own_data import GUESTS

    assert timedelta(weeks=12) + steps.ASK_AGAIN_AFTER < GUESTS


def test_who_answered_is_not_asked(event):
    answer(step_of(event))
    ask(40)
    assert mail.outbox == []


def test_an_open_question_waits_on_the_first_page_of_a_member(client, event):
    member = create_member()
    step_of(event, user=member)
    client.force_login(member)
    assert "Hoe ging het met je stapje?" not in client.get("/mijn/").text
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        client.force_login(member)
        assert "Hoe ging het met je stapje?" in client.get("/mijn/").text


def test_the_organiser_sees_counts_and_shared_effects_only(as_role, event):
    answer(step_of(event, text="Geheim stapje"), effect="Geheim effect")
    answer(step_of(event), effect="Gedeeld effect", shares_effect=True)
    answer(step_of(event), outcome="not", effect="Niet gelukt", shares_effect=True)
    page = as_role("redacteur").get(f"{event.url}beheer/").text
    assert "3 geschreven. Gezet: 2. Deels gezet: 0. Niet (meer): 1." in page
    assert "Gedeeld effect" in page
    for hidden in ("Geheim stapje", "Geheim effect", "Niet gelukt"):
        assert hidden not in page


def test_the_page_of_an_event_tells_effects_without_names(client, event):
    shared = step_of(event, audience="members")
    answer(shared, shares_effect=True)
    page = client.get(event.url).text
    assert "We gaan samenwerken." in page
    assert "1 mens schreef een stapje op." in page
    assert shared.registration.name not in page
    assert "Ik bel de bakker" not in page


def test_who_says_that_it_did_not_happen_is_never_listed_by_it(client, event):
    step = answer(step_of(event, audience="members"), outcome="not", shares_effect=True)
    assert not step.shares_effect
    client.force_login(create_member())
    page = client.get(event.url).text
    assert "Niet (meer): 1." in page
    assert "Ik bel de bakker" not in page
    assert step.registration.name not in page


def test_an_effect_is_offered_to_the_editors_by_choice_and_once(event):
    step = step_of(event)
    for _twice in range(2):
        answer(step, is_tip=True)
    answer(step_of(event))
    (message,) = mail.outbox
    assert message.to == ["redactie@voorbeeld.example"]
    assert "We gaan samenwerken." in message.body
    assert step.registration.email in message.body


def test_the_thank_you_asks_for_a_step(event):
    create_registration(event=event)
    rounds_of_mail.thank()
    assert "/aanmelding/stapje/" in mail.outbox[0].body
