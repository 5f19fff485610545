"""Invented vacatures, tens of thousands of them, for the benchmarks.

Models are imported where they are used: Django is not set up before that.
"""

import itertools
import random
from datetime import timedelta

import bench_content

MEMBERS, EMPLOYERS = 1_000, 5_000
A_DAY = 300  # how many are shared in a day
YEARS_OF_CLOSED = 3
BATCH = 1_000
WORK = [
    *("bakker", "chauffeur", "kok", "lasser", "monteur", "schoonmaker", "verkoper"),
    *("tuinman", "postbode"),
]
WORKPLACES = [
    *("bakkerij", "magazijn", "keuken", "kwekerij", "werkplaats", "winkel", "kantoor"),
    "zorg",
]
TEXTS = 2_000


def fill(*, open_ones, closed=0):
    """Make members, employers and vacatures: the newest ones open, the others over."""
    from wagtail.models import Site

    from profiles.organisations import demo
    from profiles.people.demo import crowd
    from profiles.vacatures.models import Vacature

    demo.load(Site.objects.get(is_default_site=True))
    crowd.load(MEMBERS, lambda items, total, what: items)
    inventor = Inventor(random.Random(1))  # noqa: S311
    numbers = itertools.chain(range(open_ones), itertools.repeat(None, closed))
    while some := list(itertools.islice(numbers, BATCH)):
        made = [inventor.vacature(number) for number in some]
        inventor.let_take_part(Vacature.objects.bulk_create(made))


class Inventor:
    """Makes up vacatures by chance, the same ones every time."""

    def __init__(self, chance):
        from profiles.organisations.models import Municipality
        from profiles.people.models import Profile

        self._chance = chance
        texts = bench_content.Texts()
        self._texts = [texts.text(60) for _ in range(TEXTS)]
        self._places = list(Municipality.objects.order_by("pk"))
        members = Profile.objects.filter(organisation__isnull=False)
        self._members = list(
            members.select_related("organisation").order_by("pk")[:MEMBERS]
        )
        self._employers = self._made_employers()

    def _made_employers(self):
        from profiles.employers.models import Employer
        from profiles.organisations.models import Sector

        sectors = [*Sector.objects.order_by("pk"), None]
        made = Employer.objects.bulk_create(
            Employer(
                region_id=place.region_id,
                name=f"{self._two_words()} {number}",
                municipality=place,
                sector=self._chance.choice(sectors),
                holder_id=self._chance.choice(self._members).user_id,
            )
            for number, place in zip(
                range(EMPLOYERS), itertools.cycle(self._places), strict=False
            )
        )
        return list(made)

    def _two_words(self):
        return " ".join(self._chance.choice(self._texts).split()[:2]).capitalize()

    def vacature(self, number):
        """Return the open one of this number from the newest on, or a closed one."""
        from django.utils import timezone

        from profiles.vacatures import texts
        from profiles.vacatures.models import Vacature

        chance, member = self._chance, self._chance.choice(self._members)
        vacature = Vacature(
            region_id=member.organisation.region_id,
            title=f"{chance.choice(WORK)} {chance.choice(WORKPLACES)}",
            employer=chance.choice(self._employers),
            municipality=chance.choice(self._places),
            description=chance.choice(self._texts),
            holder_id=member.user_id,
            entered_by_id=member.user_id,
            organisation=member.organisation,
            visibility=chance.choice(["leden", "openbaar"]),
            **self._told(),
        )
        now = timezone.now()
        if number is None:
            self._close(vacature, now)
        else:
            self._open(vacature, now, number)
        vacature.words = texts.words_of(vacature)
        return vacature

    def _told(self):
        """Return about half of what can be told of the work."""
        from django.utils import timezone

        from profiles.organisations.enums import PlacementForm

        chance = self._chance
        hours = sorted(
            chance.choices([None, 8, 16, 24, 32, 40], k=2), key=lambda h: h or 0
        )
        day = timezone.localdate() + timedelta(days=chance.randint(-30, 60))
        return {
            "form": chance.choice(PlacementForm.values),
            "hours_min": hours[0],
            "hours_max": hours[1],
            "starts_on": chance.choice([None, day]),
            "guidance": chance.choice(["", "Er is een jobcoach. " * 10]),
            "reachability": chance.choice(["", "Bus 4"]),
            "can_be_carved": chance.random() < 0.3,
            "is_quiet": chance.random() < 0.3,
            "has_odd_hours": chance.random() < 0.3,
            "level": chance.choice([None, 0, 1, 2, 3]),
        }

    def _open(self, vacature, now, number):
        vacature.opened_at = now - timedelta(days=1) * number / A_DAY
        vacature.created_at = vacature.opened_at
        still = timedelta(days=self._chance.randint(0, 40))
        vacature.active_at = max(vacature.opened_at, now - still)
        vacature.closes_on = now.date() + timedelta(days=self._chance.randint(1, 60))
        vacature.state = self._chance.choice(["open"] * 5 + ["gesprek"])
        is_waiting = self._chance.random() < 0.3
        vacature.is_open_for_pickup = vacature.state == "open" and is_waiting

    def _close(self, vacature, now):
        days = self._chance.uniform(0, 365 * YEARS_OF_CLOSED)
        vacature.closed_at = vacature.active_at = now - timedelta(days=days)
        vacature.opened_at = vacature.closed_at - timedelta(days=30)
        vacature.created_at = vacature.opened_at
        vacature.closes_on = vacature.closed_at.date()
        vacature.state = "gesloten"
        reasons = ["vervuld", "vervuld", "ingetrokken", "verlopen"]
        vacature.close_reason = self._chance.choice(reasons)

    def let_take_part(self, vacatures):
        """Let who shared these take part, and a colleague in every fourth."""
        from profiles.vacatures.models import Participation

        rows = []
        for vacature in vacatures:
            others = [m.user_id for m in self._chance.sample(self._members, 1)]
            helpers = others if self._chance.random() < 0.25 else []
            rows += [
                Participation(
                    vacature=vacature, user_id=key, organisation=vacature.organisation
                )
                for key in dict.fromkeys([vacature.holder_id, *helpers])
            ]
        Participation.objects.bulk_create(rows)
