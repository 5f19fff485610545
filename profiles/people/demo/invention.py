"""Making up people, the same ones every time."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from core.demo import read_one
from profiles.organisations.enums import MembershipRole
from profiles.organisations.models import Municipality, Organisation, Specialism
from profiles.people.enums import Audience, Weekday

CONTENT = Path(__file__).parent / "content" / "people.toml"
LOOKS = ("feminine", "masculine")
SHARE_WITH_PHOTO = 0.85
SHARE_PUBLIC = 0.12
SHARE_NEW = 0.06
MOST_DAYS_HERE = 900
TRIES = 5
# What people choose when they do not leave it as it is.
CHOICES = (
    {},
    {},
    {},
    {"phone_audience": Audience.ORGANISATION},
    {"days_audience": Audience.ORGANISATION},
    {"email_audience": Audience.NOBODY},
)
PUBLIC = dict.fromkeys(
    ("identity_audience", "photo_audience", "drive_audience", "work_audience"),
    Audience.EVERYONE,
)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist: the fields of a profile, and what goes beside it."""

    email: str
    look: str
    role: str
    organisation_id: int
    since: datetime
    has_photo: bool
    fields: dict[str, Any]
    municipalities: list[int]
    specialisms: list[int]


class Inventor:
    """Makes up people for organisations, none at an address that is taken."""

    def __init__(self, taken=()):
        self._taken = set(taken)
        self._texts = self.texts()
        self._now = timezone.now()
        self._specialisms = dict(Specialism.objects.values_list("name", "pk"))
        self._places = list(Municipality.objects.values_list("pk", flat=True))
        self._towns_of = defaultdict(list)
        through = Organisation.municipalities.through.objects
        for pair in through.values_list("organisation_id", "municipality_id"):
            self._towns_of[pair[0]].append(pair[1])
        self._drives = {}
        self._slugs = {}

    @staticmethod
    def texts():
        return read_one(CONTENT)

    def person(self, organisation, number):
        """Return one person of an organisation; number 0 is the coordinator."""
        chance = random.Random(f"{organisation.slug} {number}")  # noqa: S311
        look = LOOKS[number % 2]
        name = self._name(chance, look)
        slug = self._free(slugify(name))
        group = chance.choice(self._groups_for(organisation.type.slug))
        is_new = number and chance.random() < SHARE_NEW
        since = self._now - timedelta(
            days=chance.randint(1, 25) if is_new else chance.randint(40, MOST_DAYS_HERE)
        )
        return Person(
            email=f"{slug}@{organisation.slug}.voorbeeld.example",
            look=look,
            role=MembershipRole.MEMBER if number else MembershipRole.COORDINATOR,
            organisation_id=organisation.pk,
            since=since,
            has_photo=chance.random() < SHARE_WITH_PHOTO,
            fields=self._fields(chance, group, name, slug)
            | {
                "organisation_id": organisation.pk,
                "email": f"{slug}@{organisation.slug}.voorbeeld.example",
                "created_at": since,
                "shows_as_new": bool(is_new),
            },
            municipalities=self._towns(chance, organisation),
            specialisms=self._knows(chance, group),
        )

    def _name(self, chance, look):
        """Return a name that nobody has, as long as there is one."""
        for _try in range(TRIES):
            first = chance.choice(self._texts[look])
            name = f"{first} {chance.choice(self._texts['surnames'])}"
            if slugify(name) not in self._slugs:
                break
        return name

    def _free(self, slug):
        number = self._slugs.get(slug, 0)
        while True:
            number += 1
            free = slug if number == 1 else f"{slug}-{number}"
            if free not in self._taken:
                break
        self._slugs[slug] = number
        return free

    def _groups_for(self, kind):
        groups = self._texts["groups"]
        return [group for group in groups if kind in group["types"]] or groups

    def _fields(self, chance, group, name, slug):
        is_public = chance.random() < SHARE_PUBLIC
        return {
            "name": name,
            "slug": slug,
            "job_title": chance.choice(group["titles"]),
            "drive": self._drive(group),
            "ask_me": chance.choice(group["ask_me"]),
            "phone": f"038 000 00 {chance.randint(10, 99)}",
            "days": sum(chance.sample(list(Weekday), chance.randint(3, 5))),
            "confirmed_at": self._now - timedelta(days=chance.randint(1, 150)),
            **(PUBLIC if is_public else chance.choice(CHOICES)),
        }

    def _drive(self, group):
        """Return the next text of this kind of work: none comes back too soon."""
        key = group["titles"][0]
        self._drives[key] = number = self._drives.get(key, -1) + 1
        return group["drives"][number % len(group["drives"])]

    def _towns(self, chance, organisation):
        own = self._towns_of.get(organisation.pk) or self._places
        return chance.sample(own, min(len(own), chance.randint(1, 3)))

    def _knows(self, chance, group):
        names = [name for name in group["specialisms"] if name in self._specialisms]
        chosen = chance.sample(names, min(len(names), chance.randint(1, 3)))
        return [self._specialisms[name] for name in chosen]
