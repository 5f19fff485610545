from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home import demo
from home.demo.reset import delete_everything
from profiles.people.demo import crowd


class Command(BaseCommand):
    """Fill the platform with invented content, so that a new user sees it alive."""

    help = "Loads demo content. Running it again adds only what is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset", action="store_true", help="Delete all content first."
        )
        parser.add_argument(
            "--people",
            type=int,
            default=0,
            help="So many invented people more, to see how the platform bears them.",
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="Also on a database that is not a demo. Existing content stays,"
            " unless you reset.",
        )

    def handle(self, *, reset, people, force, **options):
        if not settings.IS_DEMO and not force:
            raise CommandError(
                "This looks like a production database. Add --force if you are sure."
            )
        with transaction.atomic():
            if reset:
                delete_everything()
            logins = demo.load(self._progress)
        crowd.load(people, self._progress)
        return self._table(logins)

    def _progress(self, items, total, what):
        for number, item in enumerate(items, start=1):
            if self.stdout.isatty() or number == total:
                self.stdout.write(f"\r  {what}: {number} van {total}", ending="")
            yield item
        if total:
            self.stdout.write("")

    def _table(self, logins):
        rows = [
            f"    {role:<15} {email:<36} {password}" for role, email, password in logins
        ]
        return "\n".join(["\n  Inloggen in de demo:", *rows])
