from django.core.management.base import BaseCommand

from accounts import retention


class Command(BaseCommand):
    """Remove what was kept long enough, or tell what would go."""

    help = "Removes what was kept long enough; --dry-run only counts."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *, dry_run, **options):
        done = retention.counts() if dry_run else retention.apply()
        for label, total in done.items():
            self.stdout.write(f"{total:>8}  {label}")
