"""The templates and the stylesheet hold what every page relies on."""

import gzip
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string

from core import theme
from core.blocks import BodyBlock
from core.error_pages import STATUSES

TEMPLATES = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "static"
# The admin has Wagtail's look, and mail programs read no stylesheet.
OTHER_LOOKS = ("wagtailadmin/", "emails/", "account/email/")
SITE_TEMPLATES = sorted(
    path
    for path in TEMPLATES.rglob("*.html")
    if not str(path.relative_to(TEMPLATES)).startswith(OTHER_LOOKS)
)
CSS = (STATIC / "css" / "site.css").read_text()
CLASS_IN_CSS = re.compile(r"\.(dw-[a-z0-9_-]+)")
CLASS_IN_TEMPLATE = re.compile(r"\bdw-[a-z0-9_-]+")
PYTHON_WITH_CLASSES = [
    "platform/core/templatetags/icons.py",
    "platform/home/templatetags/counter.py",
    "platform/home/templatetags/region_map.py",
    "profiles/people/templatetags/people_map.py",
]
KILOBYTE = 1000


def names(paths):
    return [str(path.relative_to(TEMPLATES)) for path in paths]


def classes_in_use():
    sources = [path.read_text() for path in SITE_TEMPLATES]
    sources += [(settings.BASE_DIR / p).read_text() for p in PYTHON_WITH_CLASSES]
    sources.append((STATIC / "js" / "site.js").read_text())
    return set(CLASS_IN_TEMPLATE.findall(" ".join(sources)))


def test_the_stylesheet_starts_with_the_tokens_of_the_default_theme():
    declared = re.search(r"@layer tokens {(.*?)\n}", CSS, re.DOTALL).group(1)
    colours = dict(re.findall(r"--(?:basis|dw)-color-([\w-]+): ([^;]+);", declared))
    assert colours == theme.light_tokens(theme.DEFAULT)
    assert f"--dw-ink: {colours['default-color-document']};" in declared


def test_a_theme_only_replaces_what_the_stylesheet_declares():
    themed = theme.stylesheet(theme.DEFAULT, dark=True, square=True)
    declared = set(re.findall(r"(--[\w-]+):", CSS))
    assert set(re.findall(r"(--[\w-]+):", themed)) <= declared


def test_no_rule_is_dead_and_no_class_is_without_a_rule():
    in_css = set(CLASS_IN_CSS.findall(CSS))
    in_use = {name for name in classes_in_use() if not name.endswith("-")}
    assert in_css - in_use == set()
    assert in_use - in_css == set()


def test_the_stylesheet_stands_on_layers_and_not_on_force():
    forced = [
        line for line in CSS.splitlines() if "!important" in line and "dw-" not in line
    ]
    assert len(forced) == CSS.count("!important")
    assert CSS.count("!important") <= 4
    assert not re.search(r"^\s*#[\w-]+ {", CSS, re.MULTILINE)


@pytest.mark.parametrize("path", SITE_TEMPLATES, ids=names(SITE_TEMPLATES))
def test_a_template_has_no_style_or_script_of_its_own(path):
    source = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)
    for script in re.findall(r"<script[^>]*>", source):
        assert "src=" in script or 'type="application/json"' in script


@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda p: p.stem
)
def test_a_component_says_which_values_it_takes(path):
    assert path.read_text().startswith("{% comment %}\n")


@pytest.mark.parametrize("path", SITE_TEMPLATES, ids=names(SITE_TEMPLATES))
def test_a_template_compiles_and_names_files_that_exist(path):
    get_template(str(path.relative_to(TEMPLATES)))
    for name in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", path.read_text()):
        assert finders.find(name), name


def test_the_files_of_every_page_stay_within_their_budget():
    def size(path):
        return len(gzip.compress(path.read_bytes(), 9))

    fonts = (STATIC / "fonts").glob("*.woff2")
    assert size(STATIC / "css" / "site.css") <= 12 * KILOBYTE
    assert size(STATIC / "js" / "site.js") <= 5 * KILOBYTE
    assert sum(path.stat().st_size for path in fonts) <= 32 * KILOBYTE


@pytest.mark.parametrize("name", [*map(str, STATUSES), "403_csrf"])
def test_an_error_page_needs_no_database_and_no_context(name):
    html = render_to_string(f"errors/{name}.html")
    assert html.count("<h1") == 1
    assert '<html lang="nl">' in html
    assert f"Fout {name[:3]}" in html
    assert "noindex" in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", BodyBlock().child_blocks)
def test_the_preview_of_a_block_is_in_the_style_of_the_site(name):
    block = BodyBlock().child_blocks[name]
    value = block.get_preview_value()
    context = {"bound_block": block.bind(value), "block_def": block}
    html = render_to_string(block.get_preview_template(value, context), context)
    assert "css/site.css" in html
    assert "<main" in html
