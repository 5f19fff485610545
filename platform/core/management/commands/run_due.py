import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from core import due

SECONDS_BETWEEN = 30


class Command(BaseCommand):
    """Run what is due now; one cron line a minute is all that a server needs."""

    help = "Runs every job that is due: publishing, mail, reminders, clearing up."

    def add_arguments(self, parser):
        names = [job.name for job in due.jobs()]
        parser.add_argument(
            "--now", metavar="JOB", choices=names, help="Run one job before its time."
        )
        parser.add_argument(
            "--loop", action="store_true", help="Keep running, for who has no cron."
        )

    def handle(self, *, now, loop, **options):
        if now:
            self._run_now(now)
            return
        self._run()
        while loop:
            connection.close()
            time.sleep(SECONDS_BETWEEN)
            self._run()

    def _run(self):
        for name in due.run_due():
            self.stdout.write(f"{name}: done")

    def _run_now(self, name):
        if not due.run_now(name):
            raise CommandError(f"{name}: failed, or is running already")
        self.stdout.write(f"{name}: done")
