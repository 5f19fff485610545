"""Measure the board, sharing a vacature and the alerts, with few and many vacatures.

    python bin/bench_board.py --open 20000 --closed 200000 --keep /tmp/bench

The small board has a thousand open vacatures and nothing that closed. All is asked as
a member, in one process. As in production tasks go to the queue, and what stands around
every page is remembered.
"""

import itertools
import random
from uuid import uuid4

import answering
import many_vacatures
import measuring

FEW = 1_000
DIGITS_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
READERS = 10  # each may share sixty vacatures in an hour
SEARCHES_OF_A_MEMBER = 10
AN_EMPLOYER = 2_500  # somewhere in the middle
PAGES = {
    "first page": "",
    "a municipality": "gemeente=zwolle",
    "three filters": "gemeente=zwolle&gemeente=kampen&vorm=stage&uren=24-31",
    "an organisation": "organisatie=gemeente-kampen",
    "waits for somebody": "oppakken=ja&volgorde=wacht",
    "lies still": "stil=ja",
    "first to start": "volgorde=start",
    "a common word": "q=werk",
    "two words": "q=kok+kwekerij",
    "words and a filter": "q=bakker&status=oppakken",
    "within 20 km": "afstand=kampen-20",
    "within 30 km, words": "afstand=zwolle-30&q=zorg&vorm=stage",
    "nothing found": "q=qqxxqqzz&gemeente=kampen",
    "page 2": "pagina=2",
    "page 30": "pagina=30",
}
POSTING = "share a vacature"
ASKING = "share it and ask a colleague"
AFTER = "first page after a change"
ALERTS = "alerts of all saved searches"


def main():
    parser = measuring.parser(__doc__, rounds=100)
    parser.add_argument("--open", type=int, default=20_000)
    parser.add_argument("--closed", type=int, default=200_000)
    parser.add_argument("--searches", type=int, default=10_000)
    options = parser.parse_args()
    sizes = {
        f"{FEW} open": (FEW, 0),
        f"{options.open} open, {options.closed} closed": (options.open, options.closed),
    }
    measuring.run(options, sizes, lambda size: prepared(*size, options.searches))


def prepared(open_ones, closed, searches):
    """Return the questions, after filling what is empty and building the sets."""
    from django.test.utils import override_settings

    from core.bitmaps import SMALL
    from profiles.vacatures.board_sets import SETS
    from profiles.vacatures.models import SavedSearch, Vacature

    queue = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    override_settings(TASKS=queue, PAGE_STORE_MB=64).enable()
    answering.filled(
        f"{open_ones} open and {closed} closed vacatures",
        not Vacature.objects.exists(),
        lambda: many_vacatures.fill(open_ones=open_ones, closed=closed),
    )
    answering.filled(
        f"{searches} saved searches",
        not SavedSearch.objects.exists(),
        lambda: save_searches(searches),
    )
    if open_ones >= SMALL:
        SETS.build()
    readers = itertools.cycle(clients(READERS))
    pages = {
        name: answering.asking(next(readers), f"/vacatures/?{query}")
        for name, query in PAGES.items()
    }
    return pages | {
        POSTING: answering.Question(Posting(readers), rounds=60),
        ASKING: answering.Question(Posting(readers, asks=True), rounds=60),
        AFTER: answering.Question(
            answering.asking(next(readers), "/vacatures/").ask,
            before=Posting(readers),
            rounds=60,
        ),
        ALERTS: answering.Question(tell, before=forget_alerts, rounds=10),
    }


def clients(total):
    """Return so many members who are logged in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    made = []
    for user in get_user_model().objects.members().order_by("pk")[:total]:
        client = Client()
        client.force_login(user)
        made.append(client)
    return made


class Posting:
    """Sends the form of a new vacature, every time with another title."""

    def __init__(self, readers, *, asks=False):
        from django.contrib.auth import get_user_model

        from profiles.employers.models import Employer

        self._readers = readers
        self._employer = Employer.objects.order_by("pk")[AN_EMPLOYER]
        self._colleague = get_user_model().objects.members().order_by("-pk")[0]
        self._asks = asks

    def __call__(self):
        response = next(self._readers).post("/vacatures/nieuw/", self._form())
        if response.status_code != 302:
            raise RuntimeError("The vacature was not stored")

    def _form(self):
        from django.utils import timezone

        key = uuid4()
        # Words, because numbers may look like those of a person.
        word = key.hex.translate(DIGITS_TO_LETTERS)
        return {
            "key": key,
            "title": f"{word[:12]} {word[12:24]}",
            "employer_name": self._employer.name,
            "municipality": self._employer.municipality_id,
            "form": "leerwerkbaan",
            "places": 1,
            "closes_on": timezone.localdate().isoformat(),
            "description": "Stekken, verpotten en planten klaarzetten. " * 5,
            "visibility": "leden",
            "who": "collega" if self._asks else "iedereen",
            "to": self._colleague.pk if self._asks else "",
        }


# The saved searches


def save_searches(total):
    """Let members keep ten choices each, all of them different."""
    from django.contrib.auth import get_user_model

    from profiles.vacatures.models import SavedSearch

    chance = random.Random(2)  # noqa: S311 - the same choices every time
    members = get_user_model().objects.members().order_by("pk")
    keys = itertools.cycle(members.values_list("pk", flat=True))
    kept = {}
    while len(kept) < total:
        key = next(keys)
        query = a_query(chance)
        kept[key, query] = SavedSearch(
            user_id=key, name="Mijn keuze", query=query, frequency="dag"
        )
    SavedSearch.objects.bulk_create(kept.values(), batch_size=1_000)


def a_query(chance):
    """Return the address of a choice: one, two or three filters."""
    work = many_vacatures.WORK + many_vacatures.WORKPLACES
    values = {
        "gemeente": ["kampen", "zwolle", "dalfsen", "hardenberg"],
        "vorm": ["stage", "regulier", "leerwerkbaan", "detachering"],
        "uren": ["tot-12", "12-23", "24-31", "vanaf-32"],
        "q": work,
        "afstand": ["kampen-10", "kampen-20", "zwolle-30"],
        "status": ["oppakken"],
        "oppakken": ["ja"],
    }
    parts = [f"{name}={chance.choice(some)}" for name, some in values.items()]
    return "&".join(chance.sample(parts, chance.randint(1, 3)))


def forget_alerts():
    """Let all searches be due, with the news of the last day."""
    from datetime import timedelta

    from django.db.models import Max

    from notifications.models import Notification
    from profiles.vacatures.models import SavedSearch, Vacature

    newest = Vacature.objects.aggregate(newest=Max("opened_at"))["newest"]
    SavedSearch.objects.update(alerted_at=newest - timedelta(days=1))
    Notification.objects.all().delete()


def tell():
    from profiles.vacatures import alerts

    alerts.tell_what_is_new()


if __name__ == "__main__":
    main()
