import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Context, Template

from core.templatetags.icons import ICONS

TEMPLATES = settings.BASE_DIR / "templates"


def render(source):
    return Template(source).render(Context())


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_that_nobody_hears(name):
    drawing = ElementTree.fromstring(render(f'{{% icon "{name}" %}}'))  # noqa: S314
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("stroke") == "currentColor"
    assert len(drawing) > 0


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(KeyError):
        render('{% icon "bestaat-niet" %}')


def test_every_icon_is_drawn_somewhere_and_none_is_missing():
    used = set()
    for path in TEMPLATES.rglob("*.html"):
        used |= set(re.findall(r'{% icon "([\w-]+)"', path.read_text()))
    assert used == set(ICONS)


def test_the_mark_takes_its_colours_from_the_theme():
    mark = render("{% logo %}")
    assert "#" not in mark
    assert set(re.findall(r'class="([\w-]+)"', mark)) == {
        "dw-mark",
        "dw-mark__tile",
        "dw-mark__left",
        "dw-mark__right",
    }
