"""Measure how fast all open vacatures are ranked, on SQLite and PostgreSQL.

    python bin/bench_matching.py --vacatures 20000 --keep /tmp/bench

Fills a temporary database with invented vacatures and ranks them for a wish that asks
everything, and for one that asks little. --keep uses a filled database again.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import bench_search
import programs
from with_postgresql import temporary_server

ROOT = Path(__file__).resolve().parent.parent
PLACES, EMPLOYERS, SECTORS = 15, 400, 10
SHOWN = 20


def main():
    options = parse_options()
    if options.fill_and_rank:
        fill_and_rank(options)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if options.database in {"both", "sqlite"}:
            in_own_process(f"sqlite:///{folder}/matching.sqlite3", folder)
        if options.database in {"both", "postgresql"}:
            with temporary_server(programs.postgresql()) as url:
                in_own_process(url, folder)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vacatures", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument(
        "--database", choices=["sqlite", "postgresql", "both"], default="both"
    )
    parser.add_argument("--keep", type=Path, help="folder for the SQLite database")
    parser.add_argument("--fill-and-rank", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def in_own_process(url, folder):
    """Run the measurements in a process that starts with this database."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, __file__, *sys.argv[1:], "--fill-and-rank"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def fill_and_rank(options):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from profiles.vacatures.models import Vacature

    call_command("migrate", verbosity=0)
    if not Vacature.objects.exists():
        bench_search.timed("fill", lambda: fill(options.vacatures))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"\n{connection.vendor}: {Vacature.objects.open().count()} open vacatures")
    measure(options.rounds)


def fill(total):
    """Make vacatures in all kinds, of one member."""
    from profiles.vacatures.models import Vacature

    chance = random.Random(1)  # noqa: S311 - the same vacatures every time
    base, places, employers = surroundings(chance)
    vacatures = (
        vacature(chance, number, base, places, employers) for number in range(total)
    )
    Vacature.objects.bulk_create(vacatures, batch_size=1_000)


def surroundings(chance):
    """Return what all vacatures share, the municipalities and the employers."""
    from django.contrib.auth import get_user_model

    from profiles.employers.models import Employer
    from profiles.organisations.models import (
        Municipality,
        Organisation,
        OrganisationType,
        Region,
        Sector,
    )

    region = Region.objects.create(name="Regio", slug="regio")
    kind = OrganisationType.objects.create(name="Gemeente", slug="gemeente")
    user = get_user_model().objects.create_user(email="lid@voorbeeld.example")
    places = [
        Municipality.objects.create(
            region=region,
            name=f"Plaats {number}",
            slug=f"plaats-{number}",
            province="overijssel",
            latitude=round(52.2 + chance.random() * 0.6, 4),
            longitude=round(5.8 + chance.random() * 0.8, 4),
        )
        for number in range(PLACES)
    ]
    sectors = [
        Sector.objects.create(name=f"Sector {number}", slug=f"sector-{number}")
        for number in range(SECTORS)
    ]
    employers = Employer.objects.bulk_create(
        Employer(
            region=region,
            name=f"Bedrijf {number}",
            municipality=chance.choice(places),
            sector=chance.choice([*sectors, None]),
            holder=user,
        )
        for number in range(EMPLOYERS)
    )
    organisation = Organisation(region=region, type=kind, name="Een", slug="een")
    organisation.save()
    base = {
        "region": region,
        "holder": user,
        "entered_by": user,
        "organisation": organisation,
    }
    return base, places, employers


def vacature(chance, number, base, places, employers):
    """Return one vacature in which about half of what can be told is told."""
    from django.utils import timezone

    from profiles.vacatures.models import Vacature

    hours = sorted(chance.choices([None, 8, 16, 24, 32, 40], k=2), key=lambda h: h or 0)
    day = timezone.localdate() + timedelta(days=chance.randint(-30, 60))
    return Vacature(
        **base,
        title=f"Vacature {number}",
        employer=chance.choice(employers),
        municipality=chance.choice(places),
        form="regulier",
        hours_min=hours[0],
        hours_max=hours[1],
        starts_on=chance.choice([None, day]),
        description="Werk. " * 100,
        guidance=chance.choice(["", "Er is een jobcoach. " * 10]),
        reachability=chance.choice(["", "Bus 4"]),
        can_be_carved=chance.random() < 0.3,
        is_quiet=chance.random() < 0.3,
        has_odd_hours=chance.random() < 0.3,
        level=chance.choice([None, 0, 1, 2, 3]),
        state="open",
        opened_at=timezone.now() - timedelta(minutes=number),
    )


def measure(rounds):
    """Rank over and over, wish by wish in turn, and print milliseconds."""
    from django.contrib.auth import get_user_model

    from profiles.vacatures.matching import rank
    from profiles.vacatures.models import Vacature

    user = get_user_model()(is_active=True)
    user.approved_at = user.date_joined
    asked = wishes()
    times = {name: [] for name in asked}
    for _ in range(rounds + 1):
        for name, wish in asked.items():
            vacatures = Vacature.objects.visible_to(user).open()
            started = time.perf_counter()
            rank(vacatures, wish, most=SHOWN)
            times[name].append((time.perf_counter() - started) * 1000)
    print(f"  {'':<28}{'p50 ms':>9}{'p99 ms':>9}")
    for name, found in times.items():
        p50, p99 = (bench_search.quantile(found[1:], share) for share in (0.5, 0.99))
        print(f"  {name:<28}{p50:>9.1f}{p99:>9.1f}")


def wishes():
    from django.utils import timezone

    from profiles.organisations.models import Municipality, Sector
    from profiles.vacatures.wishes import Help, Wish, distances_from

    everything = Wish(
        distances=distances_from(Municipality.objects.first()),
        most_kilometres=15,
        hours_min=16,
        hours_max=28,
        sectors=frozenset(Sector.objects.values_list("pk", flat=True)[:2]),
        level=1,
        helps=frozenset(Help.values),
        only_daytime=True,
        starts_on=timezone.localdate(),
    )
    return {"everything": everything, "hours": Wish(hours_min=16, hours_max=28)}


if __name__ == "__main__":
    main()
