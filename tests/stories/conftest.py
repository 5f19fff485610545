"""What the tests of the WordPress import share."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from tests.factories import create_story_index
from tests.stories import wxr


@pytest.fixture
def library(site):
    return create_story_index(slug="verhalen")


@pytest.fixture
def uploads(tmp_path):
    """A copy of an uploads folder with one picture."""
    folder = tmp_path / "uploads"
    (folder / "2016" / "03").mkdir(parents=True)
    Image.new("RGB", (600, 400), "teal").save(folder / "2016" / "03" / "kas.jpg")
    return folder


@pytest.fixture
def run_import(library, tmp_path, capsys):
    """Return a function that imports items and gives back the report."""

    def run_import(*items, **options):
        path = items[0] if isinstance(items[0], Path) else wxr.write(tmp_path, *items)
        call_command("import_wordpress", path, **options)
        return capsys.readouterr().out

    return run_import


@pytest.fixture
def originals():
    """Return a function that names the files of pictures that are stored now."""

    def originals():
        if not default_storage.exists("original_images"):
            return set()
        return set(default_storage.listdir("original_images")[1])

    return originals
