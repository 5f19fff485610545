"""Measure the agenda with a short and a long past, on SQLite and PostgreSQL.

    python bin/bench_agenda.py --past 20000 --coming 500 --keep /tmp/bench

Fills temporary databases with invented events and asks the same pages of each in turn,
without a page cache. --keep uses filled databases again.
"""

import answering
import bench_content
import measuring

FEW = (40, 40)
PAGES = {
    "what comes": "/agenda/",
    "one facet": "/agenda/?soort=training",
    "what was": "/agenda/?toon=geweest",
    "what was, one facet": "/agenda/?toon=geweest&gemeente=gemeente-1",
    "what was, page 2": "/agenda/?toon=geweest&pagina=2",
    "one event": "/agenda/p-1/",
    "calendar file": "/agenda/p-1/agenda.ics",
}


def main():
    parser = measuring.parser(__doc__, rounds=50)
    parser.add_argument("--past", type=int, default=20_000)
    parser.add_argument("--coming", type=int, default=500)
    options = parser.parse_args()
    sizes = {
        f"{past} past, {coming} coming": (past, coming)
        for past, coming in (FEW, (options.past, options.coming))
    }
    measuring.run(options, sizes, lambda size: prepared(*size))


def prepared(past, coming):
    """Return the questions of a visitor, after filling what is empty."""
    from django.test import Client

    from events.models import EventPage

    answering.filled(
        f"{past} past and {coming} coming events",
        not EventPage.objects.exists(),
        lambda: Filling(bench_content.Texts()).fill(past, coming),
    )
    client = Client()
    return {name: answering.asking(client, page) for name, page in PAGES.items()}


class Filling(bench_content.Filling):
    """Puts events in the agenda, so many past and so many to come."""

    def fill(self, past, coming):
        from events.models import EventPage

        self._vocabulary()
        _home, _library, agenda = self._tree()
        self._add(agenda, past, lambda title: self._at(title, -1), EventPage)
        self._add(agenda, coming, lambda title: self._at(title, 1), EventPage)

    def _at(self, title, direction):
        from django.utils import timezone

        event = self._event(title)
        hours = direction * self.texts.choice(range(24, 9_999))
        event.starts_at = timezone.now() + timezone.timedelta(hours=hours)
        event.ends_at = event.starts_at + timezone.timedelta(hours=2)
        return event


if __name__ == "__main__":
    main()
