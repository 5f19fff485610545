from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site


class Command(BaseCommand):
    """Bring an own machine from nothing to a filled platform in one process."""

    help = "Makes or updates the database and loads the demo content."

    def handle(self, **options):
        self.stdout.write("  Database: tabellen maken of bijwerken")
        call_command("migrate", verbosity=0)
        logins = call_command("demo")
        (settings.VAR_DIR / "demo-logins.txt").write_text(f"{logins}\n")
        self._set_address(urlsplit(settings.WAGTAILADMIN_BASE_URL))
        # The worker would do it too, but not before the first reader comes.
        call_command("rebuild_index", verbosity=0)

    def _set_address(self, address):
        """Let the sitemap and all full addresses name the port that is listened on."""
        site = Site.objects.get(is_default_site=True)
        site.hostname, site.port = address.hostname, address.port or 80
        site.save()
