from django.core.management.base import BaseCommand

from core.search import rebuilding, vocabulary


class Command(BaseCommand):
    """Make the search index anew, beside a live site."""

    help = "Indexes everything again, in batches; the site can be used meanwhile."

    def handle(self, *, verbosity, **options):
        self._is_silent = verbosity == 0
        rebuilding.rebuild(self._progress)
        vocabulary.refresh()
        self._write("  Woorden voor ‘bedoelde je’: klaar")

    def _progress(self, model, done, total):
        name = str(model._meta.verbose_name_plural)
        if self.stdout.isatty():
            self._write(f"\r  {name}: {done} van {total}", ending="")
        if done == total:
            self._write(f"\r  {name}: {done} van {total}")

    def _write(self, text, ending="\n"):
        if not self._is_silent:
            self.stdout.write(text, ending=ending)
            self.stdout.flush()
