"""A community that is as large as it gets: TOTAL rows of everything that is listed."""

from types import SimpleNamespace

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelsearch.conf import get_app_config

from events.enums import EventKind
from events.models import EventState
from moderation.models import Case
from notifications.models import Notification
from profiles.organisations.models import Membership
from profiles.people import reporting
from profiles.people.models import Profile, ProfileText
from profiles.vacatures.enums import Visibility
from stories.enums import StoryKind
from stories.models import StoryPage
from tests import factories as make
from tests.plans.filling import TOTAL, copy, link, one_of, pages

COMING = 100
WAITING = 50
EVENTS_WITH_PEOPLE = 200
CLOSED = "n % 4 = 0"


def fill():
    """Store all of it and return what the tests ask for by name."""
    places = ["Dalfsen", "Kampen", "Ommen", "Raalte", "Zwolle"]
    found = SimpleNamespace(
        places=[make.create_municipality(name=name) for name in places],
        sectors=[make.create_sector(name=f"Sector {n}") for n in range(8)],
        organisations=[make.create_organisation(name=f"Partij {n}") for n in range(8)],
    )
    found.member = make.create_member(organisation=found.organisations[0])
    people = add_people(found)
    add_vacatures(found, people)
    add_stories(found)
    add_brochures()
    add_agenda(found, people)
    copy(make.create_image(), title="'Foto ' || n", created_at="earlier")
    add_notifications(found, people)
    add_cases(people)
    return found


def add_people(found):
    """Store members; return what to add to ``n`` for the key of a profile."""
    profile = make.create_member(organisation=found.organisations[1]).profile
    user, organisation = profile.user, one_of(found.organisations)
    email = "'lid-' || n || '@groot.voorbeeld.example'"
    before = copy(user, email=email, date_joined="earlier")
    its_user = f"{before} + n"
    copy(EmailAddress.objects.get(user=user), user_id=its_user, email=email)
    membership = Membership.objects.get(user=user)
    copy(membership, user_id=its_user, organisation_id=organisation)
    people = copy(
        profile,
        user_id=its_user,
        organisation_id=organisation,
        slug="'lid-nummer-' || n",
        name="'Lid ' || n",
        created_at="earlier",
    )
    for text in ProfileText.objects.filter(profile=profile):
        copy(
            text, profile_id=f"{people} + n", words="' lid consulent woord' || n || ' '"
        )
    specialisms = [make.create_specialism(name=f"Vak {n}") for n in range(8)]
    for field, terms in (
        ("municipalities", found.places),
        ("specialisms", specialisms),
    ):
        relation = Profile._meta.get_field(field)
        columns = {
            relation.m2m_column_name(): f"{people} + n",
            relation.m2m_reverse_name(): one_of(terms),
        }
        link(relation.remote_field.through, **columns)
    return people


def users_of(people):
    """Return what to add to ``n`` for the key of the user of a profile."""
    return Profile.objects.get(pk=people + 1).user_id - 1


def add_vacatures(found, people):
    """Store employers with a vacature each: one in four closed, one in three public."""
    vacature = make.create_vacature(by=found.member, visibility=Visibility.PUBLIC)
    place = one_of(found.places)
    employers = copy(vacature.employer, name="'Bedrijf ' || n", municipality_id=place)
    rows = copy(
        vacature,
        title="title || ' ' || n",
        employer_id=f"{employers} + n",
        municipality_id=place,
        organisation_id=one_of(found.organisations),
        visibility=one_of([Visibility.PUBLIC, Visibility.MEMBERS, Visibility.MEMBERS]),
        state=f"CASE WHEN {CLOSED} THEN 'gesloten' ELSE 'open' END",
        close_reason=f"CASE WHEN {CLOSED} THEN 'vervuld' ELSE '' END",
        closed_at=f"CASE WHEN {CLOSED} THEN earlier END",
        opened_at="earlier",
        active_at="earlier",
        words="' ' || 'kwekerij stekken woord' || n || ' '",
    )
    workers = f"{users_of(people)} + n"
    copy(vacature.participations.get(), vacature_id=f"{rows} + n", user_id=workers)
    copy(vacature.timeline.get(), vacature_id=f"{rows} + n")


def add_stories(found):
    """Store stories with their place in the search index."""
    groups = [make.create_target_group(name=f"Groep {n}") for n in range(6)]
    make.create_series()
    make.create_story(title="Een zeldzaam woord: waterpomptang")
    story = make.create_story(target_groups=groups[:1])
    before = pages(
        story,
        first_published_at="earlier",
        latest_revision_created_at="earlier",
        kind=one_of(StoryKind.values),
        municipality_id=one_of(found.places),
        sector_id=one_of(found.sectors),
        year="2010 + n % 16",
    )
    through = StoryPage.target_groups.through
    link(through, storypage_id=f"{before} + n", targetgroup_id=one_of(groups))
    entries = get_app_config().get_model("IndexEntry").objects
    entry = entries.get(
        object_id=str(story.pk), content_type=ContentType.objects.get_for_model(story)
    )
    copy(entry, object_id=f"CAST({before} + n AS varchar(50))")


def add_brochures():
    topics = [make.create_topic(name=f"Onderwerp {n}") for n in range(8)]
    brochure = make.create_brochure()
    before = pages(brochure, topic_id=one_of(topics), first_published_at="earlier")
    copy(brochure.versions.get(), page_id=f"{before} + n")


def add_agenda(found, people):
    """Store events of which few are still to come, and who came to the first."""
    event = make.create_event(has_registration=True)
    moment = f"CASE WHEN n <= {COMING} THEN later ELSE earlier END"
    before = pages(
        event,
        starts_at=moment,
        ends_at=moment,
        kind=one_of(EventKind.values),
        municipality_id=one_of(found.places),
    )
    copy(EventState.objects.create(event=event), event_id=f"{before} + n")
    found.event = type(event).objects.get(pk=before + 1)
    copy(
        make.create_registration(event=event),
        event_id=f"{before} + 1 + n % {EVENTS_WITH_PEOPLE}",
        email="'gast-' || n || '@groot.voorbeeld.example'",
        email_key="'gast-' || n || '@groot.voorbeeld.example'",
        name="'Gast ' || n",
        user_id=f"CASE WHEN n % 2 = 0 THEN {users_of(people)} + n END",
    )


def add_notifications(found, people):
    """Store what two members were told, one of whom reads it."""
    told = Notification.objects.create(
        recipient=found.member, kind="x", channel="none", title="Hallo", url="/"
    )
    other = users_of(people) + 1
    copy(
        told,
        recipient_id=one_of([found.member.pk, other]),
        created_at="earlier",
        read_at="CASE WHEN n % 40 > 0 THEN earlier END",
    )


def add_cases(people):
    """Store what was reported about people; few wait for a decision."""
    waits = f"n <= {WAITING}"
    case = Case.objects.create(
        kind=reporting.NAME,
        content_type=ContentType.objects.get_for_model(Profile),
        object_id=people + TOTAL,
        state="dismissed",
        decided_at=timezone.now(),
        reason="Het klopt.",
    )
    copy(
        case,
        object_id=f"{people} + n",
        opened_at="earlier",
        state=f"CASE WHEN {waits} THEN 'open' ELSE 'dismissed' END",
        decided_at=f"CASE WHEN {waits} THEN NULL ELSE earlier END",
    )
