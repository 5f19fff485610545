from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from stories.models import StoryIndexPage
from stories.wordpress import importer
from stories.wordpress.errors import WxrError
from stories.wordpress.pictures import Pictures
from stories.wordpress.reader import open_export
from stories.wordpress.report import ImportReport, Outcome, render
from stories.wordpress.run import Run


class Command(BaseCommand):
    """Bring the stories, pictures and agenda of an old WordPress site in."""

    help = "Imports a WordPress export (WXR). A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("export", type=Path, help="The XML file of the export.")
        parser.add_argument(
            "--media", type=Path, help="A copy of the uploads folder of the old site."
        )
        parser.add_argument(
            "--parent", help="Slug of the library, when there is more than one."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Report, but store nothing."
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help="Also renew stories of an earlier run that no editor has changed.",
        )

    def handle(self, *, export, media, parent, dry_run, update, **options):
        if media and not media.is_dir():
            raise CommandError(f"{media} is geen map.")
        library = _find_library(parent)
        self.stdout.write(f"  {export.name} wordt gecontroleerd…")
        checked = _open(export)
        run = Run(
            export=checked,
            parent_pk=library.pk,
            pictures=Pictures(media, checked.attachments, is_dry_run=dry_run),
            is_update=update,
            is_dry_run=dry_run,
        )
        report = ImportReport(export.name, checked.site.title, is_dry_run=dry_run)
        stopped = self._run(run, report)
        self.stdout.write("\n" + render(report))
        failed = len(report.of(Outcome.FAILED))
        if stopped:
            raise CommandError(stopped)
        if failed:
            raise CommandError(f"{failed} onderdelen zijn mislukt; zie hierboven.")

    def _run(self, run, report):
        """Import everything; returns what stopped it half-way, or nothing."""
        place = "het begin"

        def progress(number, item):
            nonlocal place
            place = f"regel {item.line} ({item.title})"
            if self.stdout.isatty() or number == run.export.item_count:
                counted = f"{number} van {run.export.item_count}"
                self.stdout.write(f"\r  Import: {counted}", ending="")

        try:
            importer.import_all(run, report, progress)
        except KeyboardInterrupt:
            return f"Gestopt bij {place}. Wat ervoor staat, is binnen."
        except WxrError as error:
            return f"Gestopt bij {place}: {error}. Wat ervoor staat, is binnen."
        return ""


def _find_library(slug):
    libraries = StoryIndexPage.objects.all()
    if slug:
        libraries = libraries.filter(slug=slug)
    found = list(libraries[:2])
    if not found:
        raise CommandError("Er is geen overzicht van verhalen om in te importeren.")
    if len(found) > 1:
        raise CommandError("Er zijn meer overzichten van verhalen: kies met --parent.")
    return found[0]


def _open(path):
    try:
        return open_export(path)
    except WxrError as error:
        raise CommandError(f"{path.name} is niet ingelezen. {error}") from error
