import time

from django.core.management.base import BaseCommand
from django.db import connection

from core import due

SECONDS_BETWEEN = 30


class Command(BaseCommand):
    """Run what is due now; one cron line a minute is all that a server needs."""

    help = "Runs every job that is due: publishing, mail, reminders, clearing up."

    def add_arguments(self, parser):
        parser.add_argument(
            "--loop", action="store_true", help="Keep running, for who has no cron."
        )

    def handle(self, *, loop, **options):
        self._run()
        while loop:
            connection.close()
            time.sleep(SECONDS_BETWEEN)
            self._run()

    def _run(self):
        for name in due.run_due():
            self.stdout.write(f"{name}: done")
