"""The layout that everything else leans on."""

import importlib
import platform
import sysconfig
from pathlib import Path

import pytest
from django.conf import settings

SOURCE_ROOT = settings.BASE_DIR / "platform"
PACKAGES = [
    "config",
    "core",
    "accounts",
    "notifications",
    "moderation",
    "home",
    "profiles",
    "stories",
    "events",
]
VAGUE_NAMES = {"utils", "helpers", "common", "misc"}


def own_modules():
    """Return the modules of the product itself."""
    roots = [SOURCE_ROOT, *(settings.BASE_DIR / name for name in PACKAGES)]
    return [path for root in roots if root.exists() for path in root.rglob("*.py")]


def test_platform_is_a_source_root_and_not_a_package():
    assert SOURCE_ROOT.is_dir()
    assert not (SOURCE_ROOT / "__init__.py").exists()


def test_platform_still_means_the_standard_library():
    standard_library = Path(sysconfig.get_path("stdlib")).resolve()
    assert Path(platform.__file__).resolve().is_relative_to(standard_library)


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_comes_from_this_repository(name):
    package = importlib.import_module(name)
    assert Path(package.__file__).resolve().is_relative_to(settings.BASE_DIR)


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in own_modules() if path.stem in VAGUE_NAMES] == []


def test_no_module_outgrows_three_hundred_lines():
    # Settings are one list to read from top to bottom, and migrations are made.
    free = {"migrations", "settings"}
    modules = [path for path in own_modules() if not free & set(path.parts)]
    lengths = {str(path): len(path.read_text().splitlines()) for path in modules}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_every_migration_has_a_name():
    migrations = [path for path in own_modules() if path.parent.name == "migrations"]
    assert migrations
    assert [path for path in migrations if "_auto_" in path.name] == []


def test_tests_lie_in_the_folder_of_the_app_they_test():
    tests = settings.BASE_DIR / "tests"
    folders = {path.parent.name for path in tests.glob("*/*.py")}
    tools = {"browser", "fuzz", "leaks", "plans", "production"}
    profiles = {"organisations", "people", "employers", "vacatures"}
    known = {*PACKAGES, *profiles, *tools}
    assert folders <= known
