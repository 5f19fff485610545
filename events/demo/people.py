"""Who comes to the invented events: some colleagues, and guests who do not exist."""

from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from core.demo import read_all
from events import seats
from events.addresses import one_mailbox
from events.enums import NameAudience, RegistrationState, StepOutcome
from events.models import EventPage, Registration, SessionChoice, Step, Told

CONTENT = Path(__file__).parent / "content"
FIRST = ("Anke", "Bilal", "Corrie", "Derya", "Emiel", "Fenne", "Gijs", "Hanan", "Ivo")
LAST = ("Postma", "Yildiz", "van Dam", "Kuipers", "el Idrissi", "Bakker", "Mulder")
COMPANIES = ("Bakkerij Korenbloem", "Hamer Hout", "Kwekerij De Vroege Vogel", "")
STEPS = (
    (
        "Ik bel de buurman over een proefweek",
        "visit",
        "done",
        "Er loopt nu iemand mee.",
    ),
    ("Ik schrap drie eisen uit onze vacature", "let_go", "partly", ""),
    (
        "Ik deel onze checklist met de gemeente",
        "share",
        "done",
        "Twee loketten doen mee.",
    ),
    ("Ik vraag elke vrijdag hoe het ging", "other", "", ""),
)
MEMBERS_PER_EVENT = 4
CHAIRS_LEFT = 3
WHERE_THE_DEMO_MEMBER_COMES = {"praktijkmiddag-zes-tafels", "werkgeversontbijt-meppel"}


@transaction.atomic
def load_people():
    """Sign people up for the events that have nobody yet."""
    totals = {data["slug"]: data.get("people", 0) for data in read_all(CONTENT)}
    for data in read_all(CONTENT / "series"):
        totals[data["event"]["slug"]] = data["event"]["people"]
    members = _members()
    _give_owner()
    pages = EventPage.objects.filter(slug__in=totals, registrations=None)
    for number, event in enumerate(pages.order_by("pk")):
        if totals[event.slug]:
            start = 1 + number * MEMBERS_PER_EVENT
            chosen = members[start : start + MEMBERS_PER_EVENT]
            if event.slug in WHERE_THE_DEMO_MEMBER_COMES:
                chosen = [members[0], *chosen]
            _fill(event, totals[event.slug], chosen)


def _give_owner():
    """Let the demo's editor be who is asked how it was."""
    editor = get_user_model().objects.filter(email__startswith="redacteur@").first()
    EventPage.objects.filter(owner=None).update(owner=editor)


def _members():
    """Return the colleagues whom everybody may see, the demo's own member first."""
    users = get_user_model().objects.members().exclude(profile=None)
    listed = users.filter(profile__is_listed=True).select_related(
        "profile__organisation"
    )
    return sorted(listed.order_by("pk"), key=lambda user: "lid@" not in user.email)


def _fill(event, total, members):
    seats.lock(event)
    people = [_person(event, number, members) for number in range(total)]
    for place, person in enumerate(people[event.capacity :], start=1):
        person.state, person.position = RegistrationState.WAITING, place
        person.confirmed_at = None
    people = Registration.objects.bulk_create(people)
    _seat_at_tables(event, people)
    if event.is_past:
        _look_back(people)


def _person(event, number, members):
    member = members[number] if number < len(members) else None
    profile = member.profile if member else None
    guest = f"gast-{event.pk}-{number}@voorbeeld.example"
    email = member.email if member else guest
    company = COMPANIES[(number + event.pk) % len(COMPANIES)]
    return Registration(
        event=event,
        user=member,
        name=profile.name if profile else _name(number + event.pk),
        email=email,
        email_key=one_mailbox(email),
        organisation=str(profile.organisation or "") if profile else company,
        name_audience=NameAudience.MEMBERS if number % 3 == 0 else NameAudience.NOBODY,
        state=RegistrationState.CONFIRMED,
        confirmed_at=min(timezone.now(), event.starts_at) - timedelta(days=3),
        checked_in_at=event.starts_at if event.is_past and number % 7 else None,
    )


def _name(number):
    return f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"


def _seat_at_tables(event, people):
    tables = list(event.sessions.all())
    rounds = sorted({table.round for table in tables})
    choices = []
    for number, person in enumerate(people):
        for round_number in rounds:
            here = [table for table in tables if table.round == round_number]
            table = here[number % len(here)]
            if number // len(here) < table.capacity - CHAIRS_LEFT:
                choices.append(
                    SessionChoice(registration=person, session=table, round=table.round)
                )
    SessionChoice.objects.bulk_create(choices)


def _look_back(people):
    """Write some steps, and keep the demo from mailing about what is long over."""
    steps = [
        Step(
            registration=person,
            text=text,
            kind=kind,
            weeks=4,
            audience="members",
            ask_on=timezone.localdate() + timedelta(days=7),
            outcome=outcome,
            effect=effect,
            shares_effect=bool(effect) and outcome == StepOutcome.DONE,
            answered_at=timezone.now() if outcome else None,
        )
        for person, (text, kind, outcome, effect) in zip(people, STEPS, strict=False)
    ]
    Step.objects.bulk_create(steps)
    Told.objects.bulk_create(
        Told(registration=person, occasion="thanks") for person in people
    )
