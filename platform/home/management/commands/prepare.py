from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Bring an own machine from nothing to a filled platform in one process."""

    help = "Makes or updates the database and loads the demo content."

    def handle(self, **options):
        self.stdout.write("  Database: tabellen maken of bijwerken")
        call_command("migrate", verbosity=0)
        logins = call_command("demo")
        (settings.VAR_DIR / "demo-logins.txt").write_text(f"{logins}\n")
