"""The people of the example region; everybody is invented."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

import accounts.demo
from core import illustration
from core.lists import note_change
from profiles.organisations.enums import MembershipRole, MembershipState
from profiles.organisations.models import Membership, Organisation
from profiles.people import photos, texts
from profiles.people.models import Profile
from profiles.people.profiles import profile_of

from .invention import Inventor

PEOPLE_PER_ORGANISATION = 10
AT_ONCE = 20
# Where those who try the platform out work, and as what.
WORKPLACES = {
    "lid": ("gemeente-kampen", "Consulent werk"),
    "coordinator": ("gemeente-zwolle", "Teamleider werk"),
    "redacteur": ("gemeente-zwolle", "Redacteur"),
    "hoofdredacteur": ("gemeente-zwolle", "Hoofdredacteur"),
    "moderator": ("gemeente-zwolle", "Moderator"),
    "beheerder": ("gemeente-zwolle", "Beheerder van het platform"),
}


def load(progress):
    """Create who is missing: some people in every organisation, and the demo logins."""
    inventor = Inventor()
    organisations = Organisation.objects.select_related("type").order_by("pk")
    wanted = [
        inventor.person(organisation, number)
        for organisation in organisations
        for number in range(PEOPLE_PER_ORGANISATION)
    ]
    known = set(get_user_model().objects.values_list("email", flat=True))
    taken = set(Profile.objects.values_list("slug", flat=True))
    missing = [
        person
        for person in wanted
        if person.email not in known and person.fields["slug"] not in taken
    ]
    store(missing)
    _draw([person for person in missing if person.has_photo], progress)
    _place_logins(inventor)


@transaction.atomic
def store(people):
    """Store invented people with all that hangs on them, in few statements."""
    users = _users(people)
    Membership.objects.bulk_create(
        Membership(
            user=user,
            organisation_id=person.organisation_id,
            state=MembershipState.ACTIVE,
            role=person.role,
            decided_at=person.since,
        )
        for user, person in zip(users, people, strict=True)
    )
    profiles = Profile.objects.bulk_create(
        Profile(user=user, **person.fields)
        for user, person in zip(users, people, strict=True)
    )
    for field, column in (
        ("municipalities", "municipality_id"),
        ("specialisms", "specialism_id"),
    ):
        through = getattr(Profile, field).through
        through.objects.bulk_create(
            through(profile_id=profile.pk, **{column: key})
            for profile, person in zip(profiles, people, strict=True)
            for key in getattr(person, field)
        )
    texts.rebuild(Profile.objects.filter(pk__in=[profile.pk for profile in profiles]))
    note_change("people")


def _users(people):
    model = get_user_model()
    return model.objects.bulk_create(
        model(
            email=person.email,
            password="!",  # noqa: S106 - nobody logs in as an invented colleague
            first_name=person.fields["name"].partition(" ")[0],
            last_name=person.fields["name"].partition(" ")[2][:150],
            approved_at=person.since,
            date_joined=person.since,
        )
        for person in people
    )


def _draw(people, progress):
    """Give people a drawn portrait, made on every core."""
    if not people:
        return
    profiles = Profile.objects.in_bulk(
        [person.fields["slug"] for person in people], field_name="slug"
    )
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        drawings = pool.map(
            portrait, [(p.fields["slug"], p.look) for p in people], chunksize=AT_ONCE
        )
        for person, data in zip(
            people, progress(drawings, len(people), "portretten"), strict=True
        ):
            profile = profiles[person.fields["slug"]]
            photos.keep(profile, photos.Squares(*data))
    Profile.objects.bulk_update(
        profiles.values(), ["photo", "small_photo", "photo_version"], batch_size=200
    )


def portrait(person):
    """Return the bytes of both sizes of a portrait of who has this slug and look."""
    slug, look = person
    drawing = illustration.random_portrait(slug, look=look).raster(photos.LARGE)
    return tuple(photos.squares(drawing))


def _place_logins(inventor):
    """Give who tries the platform out a workplace and a profile."""
    logins = {name: email for name, email, _password in accounts.demo.logins()}
    for name, (slug, title) in WORKPLACES.items():
        user = get_user_model().objects.filter(email=logins.get(name)).first()
        organisation = Organisation.objects.filter(slug=slug).first()
        if not user or not organisation or user.memberships.exists():
            continue
        is_coordinator = name == "coordinator"
        Membership.objects.create(
            user=user,
            organisation=organisation,
            state=MembershipState.ACTIVE,
            role=MembershipRole.COORDINATOR
            if is_coordinator
            else MembershipRole.MEMBER,
            decided_at=timezone.now(),
        )
        _fill(profile_of(user), organisation, title, inventor)


def _fill(profile, organisation, title, inventor):
    example = inventor.person(organisation, PEOPLE_PER_ORGANISATION)
    profile.organisation, profile.job_title = organisation, title
    profile.email = profile.user.email
    for name in ("drive", "ask_me", "phone", "days"):
        setattr(profile, name, example.fields[name])
    profile.created_at = timezone.now() - timedelta(days=400)
    drawing = illustration.random_portrait(profile.slug).raster(photos.LARGE)
    photos.store_square(profile, drawing)
    profile.municipalities.set(example.municipalities)
    profile.specialisms.set(example.specialisms)
