from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from home.site_export import PageError, export_site


class Command(BaseCommand):
    """Take the whole site along, in open formats: see docs/formats.md."""

    help = "Writes all public content with its files to a new folder or .zip file."

    def add_arguments(self, parser):
        parser.add_argument("target", help="A folder or .zip file that is not there.")
        parser.add_argument(
            "--all",
            action="store_true",
            dest="everything",
            help="Also the pages for members only, and files that no page shows.",
        )

    def handle(self, *, target, everything, **options):
        try:
            counts = export_site(
                target, everything=everything, progress=self._progress()
            )
        except (FileExistsError, PageError, OSError) as error:
            raise CommandError(str(error)) from error
        for name, total in counts.items():
            self.stdout.write(f"{name}: {total}")
        self.stdout.write(f"Exported to {target}")

    def _progress(self):
        totals = Counter()

        def show(what):
            totals[what] += 1
            if self.stdout.isatty():
                self.stdout.write(f"\r{what}: {totals[what]} ", ending="")

        return show
