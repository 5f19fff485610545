"""A colleague who becomes the regiehouder at entry, and can give it back."""

import pytest
from django.utils import timezone

from notifications.models import Notification
from profiles.vacatures import entry, filling, handover
from profiles.vacatures.enums import EntryKind, RequestState
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import Absence, HandOverRequest, Vacature
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)
from tests.vacatures.doors import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Anne Bos")


@pytest.fixture
def bram():
    return create_member(name="Bram Kuiper")


@pytest.fixture
def vacature(anne, bram):
    employer = create_employer(holder=anne)
    unsaved = Vacature(
        region=employer.region,
        employer=employer,
        municipality=employer.municipality,
        title="Hovenier",
        form="garantiebaan",
        description="Snoeien en harken.",
    )
    entry.enter(unsaved, by=anne, to=bram, note="Jij kent de kwekers.")
    return Vacature.objects.get()


def titles_for(user):
    told = Notification.objects.filter(recipient=user)
    return list(told.values_list("title", flat=True))


def question():
    return HandOverRequest.objects.get()


def kinds_of(vacature):
    return list(vacature.timeline.order_by("pk").values_list("kind", flat=True))


def test_the_colleague_is_the_regiehouder_at_once_and_hears_it(vacature, anne, bram):
    assert vacature.holder == bram
    assert vacature.entered_by == anne
    assert vacature.is_open
    assert not vacature.is_open_for_pickup
    assert set(vacature.participations.values_list("user", flat=True)) == {
        anne.pk,
        bram.pk,
    }
    told = Notification.objects.get(recipient=bram)
    assert told.title == "Jij bent nu het aanspreekpunt voor ‘Hovenier’"
    assert told.text.startswith("Jij kent de kwekers. Past het niet?")
    assert kinds_of(vacature) == [EntryKind.SHARED, EntryKind.ENTRUSTED]
    last = vacature.timeline.get(kind=EntryKind.ENTRUSTED)
    assert (last.actor, last.other, last.text) == (anne, bram, "Jij kent de kwekers.")


def test_who_did_not_choose_it_gives_it_back_without_a_trace_in_results(
    vacature, anne, bram
):
    handover.answer(question(), RequestState.DECLINED, by=bram)

    vacature.refresh_from_db()
    assert vacature.holder == anne
    assert vacature.picked_up_at is None
    assert not vacature.participations.filter(user=bram).exists()
    last = vacature.timeline.get(kind=EntryKind.GIVEN_BACK)
    assert (last.actor, last.other) == (bram, anne)
    assert titles_for(anne) == ["‘Hovenier’ is weer bij jou"]


def test_who_helped_before_giving_it_back_keeps_that(vacature, bram):
    Vacature.objects.update(places=2)
    filling.fill(vacature, by=bram)

    handover.answer(question(), RequestState.DECLINED, by=bram)

    own = vacature.participations.get(user=bram)
    assert not own.is_active
    assert own.contributions.exists()


def test_it_is_picked_up_once_the_colleague_says_yes(vacature, anne, bram):
    assert vacature.picked_up_at is None

    handover.answer(question(), RequestState.ACCEPTED, by=bram)

    vacature.refresh_from_db()
    assert vacature.holder == bram
    assert vacature.picked_up_at is not None
    assert kinds_of(vacature)[-1] == EntryKind.PICKED_UP
    assert titles_for(anne) == ["‘Hovenier’ is opgepakt"]


def test_together_gives_it_back_and_stays(vacature, anne, bram):
    handover.answer(question(), RequestState.TOGETHER, by=bram)

    vacature.refresh_from_db()
    assert vacature.holder == anne
    assert vacature.participations.get(user=bram).is_active
    assert kinds_of(vacature)[-2:] == [EntryKind.GIVEN_BACK, EntryKind.JOINED]


def test_it_goes_back_once_and_never_to_who_left(vacature, anne, bram):
    coordinator = create_member(organisation=vacature.organisation, is_coordinator=True)
    anne.is_active = False
    anne.save()

    handover.answer(question(), RequestState.DECLINED, by=bram)

    vacature.refresh_from_db()
    assert vacature.holder == coordinator
    with pytest.raises(TooLateError):
        handover.answer(question(), RequestState.DECLINED, by=bram)


def test_the_vervanger_of_who_is_away_can_give_it_back(vacature, anne, bram):
    deputy, today = create_member(), timezone.localdate()
    Absence.objects.create(user=bram, deputy=deputy, starts_on=today, ends_on=today)

    handover.answer(question(), RequestState.DECLINED, by=deputy)

    vacature.refresh_from_db()
    assert vacature.holder == anne


def test_who_gave_it_cannot_take_the_question_away(vacature, anne, bram):
    with pytest.raises(VacatureError, match="aanspreekpunt al"):
        handover.withdraw(question(), by=anne)

    handover.answer(question(), RequestState.DECLINED, by=bram)
    vacature.refresh_from_db()
    assert vacature.holder == anne


def test_the_question_ends_when_the_regie_moves_on(vacature, anne, bram):
    asked = question()
    offered = handover.offer(vacature, by=bram, to=create_member())
    handover.answer(offered, RequestState.ACCEPTED, by=offered.receiver)

    with pytest.raises(TooLateError):
        handover.answer(asked, RequestState.DECLINED, by=bram)


def test_only_who_holds_it_gives_it_away(bram):
    with pytest.raises(VacatureError):
        handover.entrust(create_vacature(), by=bram, to=create_member())


def filled_in(colleague):
    return {
        "title": "Medewerker kwekerij",
        "employer_name": "Kwekerij De Vroege Vogel",
        "municipality": create_municipality().pk,
        "form": "leerwerkbaan",
        "places": 1,
        "closes_on": timezone.localdate().isoformat(),
        "description": "Stekken en verpotten.",
        "visibility": "leden",
        "who": "collega",
        "to": colleague.user.pk,
    }


def test_the_screens_say_what_happens(ilse, youssef):
    data = filled_in(youssef) | {"note": "Jij kent de kwekers."}
    page = ilse.post("/vacatures/nieuw/", data, follow=True).text
    assert "Youssef Amrani is nu het aanspreekpunt en krijgt bericht." in page
    assert "Je wacht op antwoord van" not in page

    page = youssef.get("/mijn/").text
    assert "Jij bent nu het aanspreekpunt voor ‘Medewerker kwekerij’" in page
    page = youssef.get(Vacature.objects.get().get_absolute_url()).text
    assert "Een collega maakte jou het aanspreekpunt. Is dat goed?" in page
    assert "Ilse van der Meulen gaf dit aan jou" in page

    page = answer(youssef, question(), "nee").text
    assert "Je collega is weer het aanspreekpunt." in page
    assert Vacature.objects.get().holder == ilse.user


def test_a_concept_tells_nobody_and_says_so(ilse, youssef):
    data = filled_in(youssef) | {"concept": "1"}
    page = ilse.post("/vacatures/nieuw/", data, follow=True).text

    assert "Draag het dan over aan Youssef Amrani." in page
    assert Vacature.objects.get().holder == ilse.user
    assert titles_for(youssef.user) == []
