"""One round of what is sent often, brought by many or done by several workers.

As in ``races``: somebody always had it before, and each must count exactly once.
"""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Site

from profiles.employers import finding
from profiles.employers.models import Employer
from profiles.vacatures import (
    absences,
    entry,
    expiry,
    merging,
    nominations,
    saving,
    sharing,
)
from profiles.vacatures.enums import (
    AlertFrequency,
    CloseReason,
    DeclineReason,
    EntryKind,
    NominationStage,
    ShareReply,
)
from profiles.vacatures.models import Absence, SavedSearch, Vacature
from tests.factories import create_member
from tests.vacatures.races import (
    created,
    happened,
    keys,
    stored,
    told,
    winner_of,
    winners_of,
)


def all_succeed(outcomes):
    return len(winners_of(outcomes)) == len(outcomes)


def enter(at_once, people, giver):
    """One form that is sent by every tab at once is one vacature and one hand-over."""
    key, employer = uuid4(), giver.held_employers.first()
    forms = [
        Vacature(
            region=employer.region,
            employer=employer,
            municipality=employer.municipality,
            title="Hovenier",
            form="garantiebaan",
            description="Snoeien en harken.",
            entry_key=key,
        )
        for _tab in people
    ]

    outcomes = at_once(
        *(partial(entry.enter, form, by=giver, to=people[0]) for form in forms)
    )

    assert all_succeed(outcomes)
    vacature = Vacature.objects.get(entry_key=key)
    assert {outcome.pk for outcome in outcomes} == {vacature.pk}
    assert happened(vacature) == [EntryKind.ENTRUSTED]
    assert vacature.holder == people[0]
    assert told(vacature) == [people[0].pk]


def forward(at_once, people, giver):
    """One form that is sent often shows the vacature once."""
    vacature, key, shown_to = created(giver), uuid4(), people[:5]
    send = partial(sharing.forward, vacature, by=giver, users=shown_to, key=key)

    outcomes = at_once(*[send] * len(people))

    assert all_succeed(outcomes)
    assert happened(vacature) == [EntryKind.PASSED_ON]
    assert vacature.shares.count() == len(shown_to)
    assert told(vacature) == keys(shown_to)


def say_no(at_once, people, giver):
    """The reason of one person is counted once, and those of all others too."""
    vacature, reason = created(giver), DeclineReason.TOO_FAR
    no = partial(sharing.answer, vacature, ShareReply.NOT_FOR_ME, reason=reason)
    receivers = people[::2]

    outcomes = at_once(*(partial(no, by=p) for p in [*receivers, *receivers]))

    assert all_succeed(outcomes)
    assert vacature.share_reasons.get().total == len(receivers)


def merge(at_once, people, giver):
    """Two become one, whichever way round, with all people and one entry."""
    pair = [created(giver, people), created(giver, people)]
    ways = [pair, pair[::-1]]

    outcomes = at_once(
        *(partial(merging.merge, *ways[n % 2], by=p) for n, p in enumerate(people))
    )

    winner = winner_of(outcomes)
    gone, kept = (stored(vacature) for vacature in ways[winner % 2])
    assert (gone.merged_into, kept.merged_into) == (kept, None)
    assert kept.is_open
    assert not gone.timeline.exists()
    assert happened(kept).count(EntryKind.MERGED) == 1
    assert kept.participations.count() == len(people) + 1
    assert told(kept) == keys([giver, *people], but=people[winner])


def expire(at_once, people, giver):
    """However many workers look at the calendar, it closes what is over once."""
    yesterday = timezone.localdate() - timedelta(days=1)
    vacature = created(giver, closes_on=yesterday)

    outcomes = at_once(*[expiry.close_expired] * len(people))

    assert all_succeed(outcomes)
    assert stored(vacature).close_reason == CloseReason.EXPIRED
    assert happened(vacature) == [EntryKind.CLOSED]
    assert told(vacature) == [giver.pk]


def remind(at_once, people, giver):
    """However many workers look at the calendar, the regiehouder hears it once."""
    vacature = created(giver, closes_on=timezone.localdate())

    outcomes = at_once(*[expiry.remind_of_closing] * len(people))

    assert all_succeed(outcomes)
    assert told(vacature) == [giver.pk]


def nominate(at_once, people, giver):
    """Each kandidaat has a number of its own."""
    vacature = created(giver)

    outcomes = at_once(*(partial(nominations.nominate, vacature, by=p) for p in people))

    assert all_succeed(outcomes)
    numbers = sorted(nomination.number for nomination in outcomes)
    assert numbers == list(range(1, len(people) + 1))
    assert happened(vacature) == [EntryKind.NOMINATED] * len(people)


def nominate_twice(at_once, people, giver):
    """One form, or one reference of a program, that is sent often is one kandidaat."""
    vacature = created(giver)
    send = partial(nominations.nominate, vacature, by=giver, key=uuid4())
    call = partial(
        nominations.nominate_by_program,
        vacature,
        organisation=vacature.organisation,
        reference="intake-1",
    )
    half = len(people) // 2

    outcomes = at_once(*[send, call] * half)

    assert all_succeed(outcomes)
    assert len({nomination.number for nomination in outcomes[::2]}) == 1
    assert sum(is_new for _nomination, is_new in outcomes[1::2]) == 1
    assert vacature.nominations.count() == 2
    assert happened(vacature) == [EntryKind.NOMINATED] * 2


def advance(at_once, people, giver):
    """Who stopped does not go on, whichever step came first."""
    vacature = created(giver)
    nomination = nominations.nominate(vacature, by=giver)
    steps = [NominationStage.STOPPED, NominationStage.TALK] * (len(people) // 2)

    outcomes = at_once(
        *(partial(nominations.advance, nomination, step) for step in steps)
    )

    won = [steps[place] for place in winners_of(outcomes)]
    assert won.count(NominationStage.STOPPED) == len(people) // 2
    nomination.refresh_from_db()
    assert nomination.stage == NominationStage.STOPPED


def keep_search(at_once, people, giver):
    """There are never more than ten, however many tabs are open."""
    SavedSearch.objects.all().delete()
    SavedSearch.objects.bulk_create(
        SavedSearch(user=giver, name="Groen", query=f"q=groen{number}")
        for number in range(saving.MOST - 1)
    )
    keep = partial(
        saving.keep,
        giver,
        site=Site.objects.get(is_default_site=True),
        name="Werk",
        frequency=AlertFrequency.NONE,
    )

    outcomes = at_once(
        *(partial(keep, query=f"q=werk{number}") for number in range(len(people)))
    )

    assert len(winners_of(outcomes)) == 1
    assert saving.of(giver).count() == saving.MOST


def go_away(at_once, people, giver):
    """Who says in many tabs when they are away has one vervanger."""
    leaver, today = create_member(), timezone.localdate()

    outcomes = at_once(
        *(
            partial(
                absences.keep,
                Absence(user=leaver, deputy=person, starts_on=today, ends_on=today),
            )
            for person in people
        )
    )

    assert len(winners_of(outcomes)) == len(people), outcomes
    assert absences.of(leaver).count() == 1


def add_employer(at_once, people, giver):
    """A new employer whom many enter at once is one, with one contact."""
    known = giver.held_employers.first()
    name = f"Bakkerij {uuid4()}"

    def add(person):
        employer = finding.add(known.region, name, known.municipality, by=person)
        finding.add_contact(employer, name="Joost Terpstra", phone="038 000 00 33")
        return employer

    outcomes = at_once(*(partial(add, person) for person in people))

    assert all_succeed(outcomes)
    employer = Employer.objects.get(name=name)
    assert set(outcomes) == {employer}
    assert employer.contacts.count() == 1
