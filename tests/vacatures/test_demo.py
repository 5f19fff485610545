"""The invented board: believable, and in all states."""

from collections import Counter

import pytest
from django.utils import timezone

import profiles.organisations.demo
from profiles.employers import guard
from profiles.employers.models import Employer
from profiles.organisations.models import Region
from profiles.vacatures import counting, demo, results
from profiles.vacatures.demo.employers import texts
from profiles.vacatures.enums import (
    CloseReason,
    EntryKind,
    HandOverKind,
    NominationStage,
    VacatureState,
)
from profiles.vacatures.models import (
    HandOverRequest,
    Nomination,
    Participation,
    Placement,
    TimelineEntry,
    Vacature,
)
from tests.factories import create_member, create_organisation


@pytest.fixture
def region(site):
    region = Region.objects.filter(site=site).first()
    region = region or profiles.organisations.demo.load(site)
    for name in ("Gemeente Zwolle", "UWV regio", "Werkbedrijf De Kade"):
        organisation = create_organisation(name=name, region=region)
        for _number in range(4):
            create_member(organisation=organisation)
    return region


def test_the_board_is_full_of_stories_that_hold(region):
    demo.load(region)

    total = Vacature.objects.count()
    assert 135 <= total <= 150
    assert Employer.objects.count() == 60
    states = Counter(Vacature.objects.values_list("state", flat=True))
    assert set(states) == set(VacatureState.values)
    reasons = set(Vacature.objects.values_list("close_reason", flat=True))
    assert reasons == {"", *CloseReason.values} - {CloseReason.MERGED}
    assert Vacature.objects.quiet().exists()
    assert HandOverRequest.objects.waiting().exists()
    assert not TimelineEntry.objects.filter(happened_at__gt=timezone.now()).exists()
    assert not Vacature.objects.past_closing_date().exists()


def test_results_are_shared_and_add_up(region):
    demo.load(region)

    assert results.placements_count(region) == Placement.objects.count() > 40
    shared = sum(number for _name, number in results.by_organisation(region))
    assert shared > results.placements_count(region)
    for vacature in Vacature.objects.filter(places_filled__gt=0):
        assert vacature.placements.count() == vacature.places_filled


def test_whoever_holds_a_vacature_takes_part_in_it(region):
    demo.load(region)

    for vacature in Vacature.objects.all():
        workers = Participation.objects.filter(vacature=vacature)
        assert workers.filter(user=vacature.holder).exists()


def test_every_timeline_begins_with_sharing(region):
    demo.load(region)

    for vacature in Vacature.objects.prefetch_related("timeline"):
        first = min(vacature.timeline.all(), key=lambda entry: entry.happened_at)
        assert first.kind in {EntryKind.SHARED, EntryKind.DRAFTED}


def test_kandidaten_are_in_every_stage_and_count_once(region):
    demo.load(region)

    assert set(Nomination.objects.values_list("stage", flat=True)) == {
        *NominationStage.values
    }
    counted = Nomination.objects.filter(placement__isnull=False)
    assert counted.count() == len(set(counted.values_list("placement", flat=True))) > 5
    for nomination in counted.select_related("placement"):
        assert nomination.placement.vacature_id == nomination.vacature_id
    waiting = Nomination.objects.filter(stage=NominationStage.PLACED, placement=None)
    assert counting.uncounted(waiting.get().vacature).exists()


def test_who_tries_it_finds_every_kind_of_question(region, client):
    user = create_member(email="lid@voorbeeld.example")
    demo.load(region)

    asked = HandOverRequest.objects.waiting().filter(receiver=user)
    assert set(asked.values_list("kind", flat=True)) == {
        HandOverKind.GIVE,
        HandOverKind.TAKE,
        HandOverKind.ENTRUST,
    }
    assert not asked.filter(asker=user).exists()
    client.force_login(user)
    page = client.get("/mijn/").text
    assert "Jij bent nu het aanspreekpunt voor" in page
    assert "Is er een plek vervuld bij" in page


def test_a_colleague_who_was_given_a_vacature_holds_it(region):
    demo.load(region)

    for request in HandOverRequest.objects.filter(kind=HandOverKind.ENTRUST):
        assert request.vacature.holder == request.receiver
        assert request.vacature.entered_by == request.asker


def test_loading_twice_adds_nothing(region):
    demo.load(region)
    total = Vacature.objects.count()

    demo.load(region)

    assert Vacature.objects.count() == total


def test_the_texts_hold_nothing_that_the_guard_warns_of():
    content = texts()
    written = [*content["notes"], *content["hand_over_notes"]]
    written += [work["text"] for work in content["work"]]
    assert {text: guard.look_at(text) for text in written if guard.look_at(text)} == {}
