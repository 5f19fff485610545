"""What somebody can take along of their work on vacatures, and what is forgotten."""

import pytest
from django.utils import timezone

from accounts import personal_data
from profiles.vacatures import entry, filling, handover, nominations, sharing
from profiles.vacatures.api import tokens
from profiles.vacatures.enums import ApiScope, RequestState, ShareReply
from profiles.vacatures.models import (
    Absence,
    AftercareMoment,
    ApiToken,
    HandOverRequest,
    Nomination,
    SavedSearch,
    Share,
    ShareAnswer,
)
from tests.factories import create_member, create_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def bram():
    return create_member(name="Bram Kuiper")


@pytest.fixture
def anne(bram):
    """Return somebody who did all that leaves something behind."""
    anne, today = create_member(name="Anne Bos"), timezone.localdate()
    vacature = create_vacature(by=anne, title="Hovenier", places=2)
    handover.offer(vacature, by=anne, to=bram, note="Neem jij deze?")
    sharing.forward(vacature, by=anne, users=[bram], note="Echt iets voor jou")
    nominations.nominate(vacature, by=anne)
    filling.fill(vacature, by=anne)
    filling.tick_aftercare(AftercareMoment.objects.first(), by=anne)
    shown = create_vacature(by=bram, title="Bakker")
    sharing.forward(shown, by=bram, users=[anne])
    sharing.answer(shown, ShareReply.LATER, by=anne)
    Absence.objects.create(user=anne, deputy=bram, starts_on=today, ends_on=today)
    SavedSearch.objects.create(user=anne, name="In Ommen", query="gemeente=ommen")
    tokens.issue(
        anne.profile.organisation, name="Ons systeem", scopes=[ApiScope.READ], by=anne
    )
    return anne


def test_everything_can_be_taken_along(anne):
    found = personal_data.collect(anne)

    def values(label, name):
        return [record[name] for record in found[label]]

    assert values("Vragen aan collega’s", "Bericht") == ["Neem jij deze?"]
    assert values("Kandidaten die je voordroeg", "Wie") == ["kandidaat 1"]
    assert values("Nazorg die je deed", "Vacature") == ["Hovenier"]
    assert sorted(values("Doorgestuurde vacatures", "Van of aan jou")) == ["aan", "van"]
    assert values("Antwoorden aan collega’s", "Antwoord") == ["Later"]
    assert values("Afwezigheid", "Vervanger") == ["Bram Kuiper"]
    assert values("Bewaarde zoekopdrachten", "Keuze") == ["gemeente=ommen"]
    assert values("API-sleutels die je maakte", "Waarvoor") == ["Ons systeem"]


def test_who_was_asked_takes_the_question_along_too(anne, bram):
    (question,) = personal_data.collect(bram)["Vragen aan collega’s"]

    assert question["Van of aan jou"] == "aan"


def test_of_who_is_erased_nothing_of_it_is_left(anne, bram):
    personal_data.erase(anne)

    for model in (HandOverRequest, Absence, SavedSearch, ShareAnswer):
        assert not model.objects.exists(), model
    assert Nomination.objects.get().nominated_by is None
    assert ApiToken.objects.get().created_by is None
    assert not AftercareMoment.objects.filter(done_by__isnull=False).exists()
    assert set(Share.objects.values_list("by", "note")) == {(None, "")}


@pytest.mark.parametrize("ask", [handover.offer, handover.invite, handover.entrust])
def test_the_timeline_forgets_what_was_asked_in_own_words(bram, ask):
    carla = create_member(name="Carla Vos")
    vacature = create_vacature(by=carla)
    ask(vacature, by=carla, to=bram, note="Ik ben ziek. Bel me thuis.")
    assert "ziek" in vacature.timeline.order_by("pk").last().text

    personal_data.erase(carla)

    asked = vacature.timeline.get(other=bram)
    assert (asked.actor_name, asked.text) == ("Voormalig lid", "")


def test_the_timeline_forgets_why_somebody_wanted_it(bram):
    carla = create_member(name="Carla Vos")
    vacature = create_vacature(by=bram)
    handover.ask_for_it(vacature, by=carla, note="Ik zit nu thuis.")

    personal_data.erase(carla)

    assert vacature.timeline.get(other=bram).text == ""


def test_the_timeline_keeps_what_others_wrote_and_notes_about_the_work(bram):
    carla = create_member(name="Carla Vos")
    vacature = create_vacature(by=bram)
    asked = handover.invite(vacature, by=bram, to=carla, note="Jij kent de kwekers.")
    handover.answer(asked, RequestState.ACCEPTED, by=carla)
    entry.write_note(vacature, "De kweker belt maandag.", by=carla)

    personal_data.erase(carla)

    told = vacature.timeline.exclude(text="").order_by("pk")
    texts = list(told.values_list("text", flat=True))
    assert texts == ["Jij kent de kwekers.", "De kweker belt maandag."]
