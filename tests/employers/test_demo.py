"""The invented notes: believable, of employers that exist, and about no kandidaat."""

import pytest

import profiles.organisations.demo
import profiles.vacatures.demo
from profiles.employers import demo, guard
from profiles.employers.enums import EntryAudience, EntryKind
from profiles.employers.models import Employer, EmployerEntry
from profiles.organisations.models import Region
from tests.factories import create_member, create_organisation

TOLD = [(told["name"], row) for told in demo.texts() for row in told["entries"]]


@pytest.fixture
def region(site):
    region = Region.objects.filter(site=site).first()
    region = region or profiles.organisations.demo.load(site)
    for name in ("Gemeente Zwolle", "UWV regio"):
        organisation = create_organisation(name=name, region=region)
        for _number in range(4):
            create_member(organisation=organisation)
    return region


def test_each_text_is_of_an_employer_of_the_demo_and_holds_no_personal_data():
    known = {row[0] for row in profiles.vacatures.demo.employers.texts()["employers"]}
    assert {name for name, _row in TOLD} <= known
    for _name, row in TOLD:
        assert guard.look_at(row["text"]) == [], row["text"]
        assert row["kind"] in EntryKind.values


def test_some_employers_are_known_well_and_loading_again_adds_nothing(region):
    profiles.vacatures.demo.load(region)
    demo.load(region)
    demo.load(region)

    entries = EmployerEntry.objects.all()
    assert entries.count() == len(TOLD)
    assert {entry.kind for entry in entries} == set(EntryKind.values)
    assert entries.filter(audience=EntryAudience.TEAM).exists()
    looked_after = Employer.objects.exclude(deputy=None)
    assert looked_after.exists()
    assert not any(e.deputy_id == e.holder_id for e in looked_after)
