"""Measure how fast all open vacatures are ranked, on SQLite and PostgreSQL.

    python bin/bench_matching.py --vacatures 20000 --keep /tmp/bench

Fills a temporary database with invented vacatures and ranks them for a wish that asks
everything, and for one that asks little. --keep uses a filled database again.
"""

import answering
import many_vacatures
import measuring

SHOWN = 20


def main():
    parser = measuring.parser(__doc__, rounds=50)
    parser.add_argument("--vacatures", type=int, default=20_000)
    options = parser.parse_args()
    measuring.run(options, {f"{options.vacatures} open": options.vacatures}, prepared)


def prepared(total):
    """Return the questions of a member, after filling what is empty."""
    from django.contrib.auth import get_user_model

    from profiles.vacatures.matching import rank
    from profiles.vacatures.models import Vacature

    answering.filled(
        f"{total} open vacatures",
        not Vacature.objects.exists(),
        lambda: many_vacatures.fill(open_ones=total),
    )
    user = get_user_model().objects.members().order_by("pk").first()

    def ranking(wish):
        vacatures = Vacature.objects.visible_to(user).open()
        return answering.Question(lambda: rank(vacatures.all(), wish, most=SHOWN))

    return {name: ranking(wish) for name, wish in wishes().items()}


def wishes():
    from django.utils import timezone

    from profiles.organisations.models import Municipality, Sector
    from profiles.vacatures.wishes import Help, Wish, distances_from

    everything = Wish(
        distances=distances_from(Municipality.objects.get(slug="zwolle")),
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
