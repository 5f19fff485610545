"""Entering, changing, closing, opening again and merging."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notification
from profiles.vacatures import closing, entry, expiry, merging, pickup, sharing
from profiles.vacatures.enums import (
    CloseReason,
    DeclineReason,
    EntryKind,
    ShareReply,
    VacatureState,
)
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.models import ShareReason, Vacature
from tests.factories import (
    create_employer,
    create_member,
    create_organisation,
    create_user,
    create_vacature,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


def unsaved(by, **changes):
    employer = changes.pop("employer", None) or create_employer(holder=by)
    return Vacature(
        region=employer.region,
        employer=employer,
        municipality=employer.municipality,
        title="Hovenier",
        form="garantiebaan",
        description="Snoeien en harken.",
        **changes,
    )


def told(user):
    return list(
        Notification.objects.filter(recipient=user).values_list("title", flat=True)
    )


def test_who_enters_is_the_regiehouder_and_it_is_open_for_sixty_days(ilse):
    vacature = entry.enter(unsaved(ilse), by=ilse)

    assert vacature.holder == ilse
    assert vacature.organisation.name == "UWV"
    vacature.refresh_from_db()
    assert vacature.is_open
    assert vacature.closes_on == TODAY + timedelta(days=60)
    assert vacature.timeline.get().kind == EntryKind.SHARED


def test_a_concept_is_told_to_nobody_until_it_is_shared(ilse):
    concept = entry.enter(unsaved(ilse), by=ilse, is_concept=True)
    assert concept.is_concept
    assert concept.opened_at is None

    entry.share(concept, by=ilse)

    concept.refresh_from_db()
    assert concept.is_open


def test_a_form_that_is_sent_twice_is_stored_once(ilse):
    key = uuid4()
    employer = create_employer()

    for _time in range(2):
        entry.enter(unsaved(ilse, employer=employer, entry_key=key), by=ilse)

    assert Vacature.objects.count() == 1


def test_changing_keeps_the_words_and_the_timeline_in_step(ilse):
    vacature = create_vacature(by=ilse)

    entry.change(vacature, {"title": "Bakker"}, by=ilse)

    vacature.refresh_from_db()
    assert " bakker " in vacature.words
    assert vacature.timeline.filter(kind=EntryKind.CHANGED).exists()


def test_fewer_places_than_were_filled_is_refused(ilse):
    vacature = create_vacature(by=ilse, places=3, places_filled=2)

    with pytest.raises(VacatureError, match="al 2 plekken"):
        entry.change(vacature, {"places": 1}, by=ilse)


def test_a_copy_takes_the_text_and_not_the_history(ilse):
    original = create_vacature(title="Bakker", places=4, places_filled=1)

    copy = entry.copy_of(original)

    assert (copy.title, copy.places, copy.places_filled) == ("Bakker", 4, 0)
    assert copy.pk is None
    assert copy.closes_on == TODAY + timedelta(days=60)


def test_only_a_concept_is_thrown_away(ilse):
    entry.delete(create_vacature(by=ilse, state=VacatureState.CONCEPT), by=ilse)
    assert not Vacature.objects.exists()

    with pytest.raises(VacatureError):
        entry.delete(create_vacature(by=ilse), by=ilse)


def test_a_note_reaches_who_takes_part_and_not_its_writer(ilse):
    worker = create_member()
    vacature = create_vacature(by=ilse, workers=[worker], title="Hovenier")

    entry.write_note(vacature, "De baas belt maandag.", by=worker)

    assert told(ilse) == ["Een notitie bij ‘Hovenier’"]
    assert told(worker) == []


def test_what_is_past_its_last_day_is_closed_by_the_calendar(ilse):
    late = create_vacature(by=ilse, closes_on=TODAY - timedelta(days=1))
    on_time = create_vacature(closes_on=TODAY)

    expiry.close_expired()
    expiry.close_expired()

    late.refresh_from_db()
    assert late.close_reason == CloseReason.EXPIRED
    entries = late.timeline.filter(kind=EntryKind.CLOSED)
    assert [entry.actor_name for entry in entries] == ["De kalender"]
    assert Vacature.objects.get(pk=on_time.pk).is_open


@pytest.mark.parametrize(("days", "is_told"), [(5, True), (0, True), (4, False)])
def test_the_regiehouder_hears_once_that_the_last_day_comes(ilse, days, is_told):
    create_vacature(by=ilse, closes_on=TODAY + timedelta(days=days))

    expiry.remind_of_closing()
    expiry.remind_of_closing()

    assert len(told(ilse)) == is_told


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("verleng", ""), ("vervuld", "vervuld"), ("sluit", "ingetrokken")],
)
def test_the_link_in_the_mail_works_without_logging_in_and_once(
    client, ilse, answer, reason
):
    vacature = create_vacature(by=ilse, closes_on=TODAY)
    url = expiry.closing_url(vacature)

    assert client.get(url).status_code == 200
    vacature.refresh_from_db()
    assert vacature.closes_on == TODAY
    assert client.post(url, {"answer": answer}).status_code == 200

    vacature.refresh_from_db()
    assert vacature.close_reason == reason
    assert client.get(url).status_code == 410
    assert client.post(url, {"answer": "sluit"}).status_code == 410


def test_a_link_of_a_former_regiehouder_or_of_nobody_opens_nothing(client, ilse):
    vacature = create_vacature(by=ilse, is_open_for_pickup=True)
    url = expiry.closing_url(vacature)
    pickup.pick_up(vacature, by=create_member())

    assert client.get(url).status_code == 410
    assert client.get(reverse("vacatures:closing", args=["x:y:z"])).status_code == 410


def test_opening_again_keeps_the_timeline_and_makes_room(ilse):
    vacature = create_vacature(by=ilse)
    closing.withdraw(vacature, by=ilse)

    closing.reopen(vacature, by=ilse)

    vacature.refresh_from_db()
    assert vacature.is_open
    kinds = vacature.timeline.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [EntryKind.SHARED, EntryKind.CLOSED, EntryKind.REOPENED]


def test_a_moderator_closes_what_should_not_stand_here():
    moderator = create_user(is_superuser=True)
    vacature = create_vacature()

    closing.withdraw(vacature, by=moderator)

    vacature.refresh_from_db()
    assert vacature.close_reason == CloseReason.WITHDRAWN


def test_two_of_the_same_become_one_with_all_people_and_the_whole_timeline(ilse):
    other, employer = create_member(), create_employer()
    kept = create_vacature(by=ilse, employer=employer, workers=[other])
    double = create_vacature(by=other, employer=employer, workers=[ilse])
    entry.write_note(double, "Bel na twaalf uur.", by=other)

    merging.merge(double, kept, by=ilse)

    double.refresh_from_db()
    assert double.merged_into == kept
    assert double.close_reason == CloseReason.MERGED
    assert not double.timeline.exists()
    assert kept.timeline.filter(text="Bel na twaalf uur.").exists()
    assert set(kept.participations.values_list("user", flat=True)) == {
        ilse.pk,
        other.pk,
    }
    with pytest.raises(TooLateError):
        merging.merge(double, kept, by=ilse)


def test_work_at_different_employers_is_not_the_same(ilse):
    with pytest.raises(VacatureError, match="verschillende werkgevers"):
        merging.merge(create_vacature(by=ilse), create_vacature(by=ilse), by=ilse)


def test_a_vacature_is_shown_to_people_and_a_whole_organisation(ilse):
    colleague = create_member()
    uwv = create_member(organisation=ilse.profile.organisation)
    stranger = create_member(organisation=create_organisation(name="Gemeente Dalfsen"))
    vacature = create_vacature(by=ilse, title="Hovenier")

    sharing.forward(
        vacature,
        by=ilse,
        users=[colleague],
        organisation=ilse.profile.organisation,
        note="Iets voor jullie?",
    )

    assert told(colleague) == told(uwv) == ["Iets voor jou? ‘Hovenier’"]
    assert told(stranger) == told(ilse) == []
    assert list(sharing.waiting_for(colleague).values_list("note", flat=True)) == [
        "Iets voor jullie?"
    ]


def test_why_not_is_counted_per_vacature_and_kept_of_nobody(ilse):
    vacature = create_vacature(by=ilse)
    people = [create_member(), create_member()]
    sharing.forward(vacature, by=ilse, users=people)

    for person in (*people, people[0]):
        sharing.answer(
            vacature,
            ShareReply.NOT_FOR_ME,
            by=person,
            reason=DeclineReason.TOO_FAR,
        )

    assert ShareReason.objects.get().total == 2
    assert not sharing.waiting_for(people[0]).exists()
    fields = {field.name for field in ShareReason._meta.get_fields()}
    assert fields == {"id", "vacature", "reason", "total"}


def test_an_open_vacature_always_has_a_place_left(ilse):
    vacature = create_vacature(by=ilse, places=3, places_filled=2)
    with pytest.raises(VacatureError, match="Sluit de vacature"):
        entry.change(vacature, {"places": 2}, by=ilse)
