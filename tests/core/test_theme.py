import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from core import theme
from core.colour import contrast
from core.models import Theme

OTHER_THEMES = [
    theme.Colours("#1d3b8b", "#ff9ec4", "#ff7a45", "#8fdcc8"),
    theme.Colours("#7a1f3d", "#7fd6ff", "#ffb000", "#c7e08a"),
]


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [theme.DEFAULT, *OTHER_THEMES])
def test_the_offered_themes_are_readable(colours):
    assert theme.contrast_errors(colours) == {}


def test_a_pale_brand_colour_is_refused_with_the_measured_ratio():
    errors = theme.contrast_errors(theme.DEFAULT._replace(brand="#b8e0d4"))
    assert any(
        "witte tekst op deze kleur: 1,4 op 1" in line for line in errors["brand"]
    )


def test_a_dark_accent_is_refused_at_its_own_field():
    errors = theme.contrast_errors(theme.DEFAULT._replace(accent="#23231f"))
    assert set(errors) == {"accent"}


def test_status_colours_are_readable_in_every_theme():
    for colours in (theme.DEFAULT, *OTHER_THEMES):
        tokens = theme.light_tokens(colours)
        for status in theme.STATUS:
            text, ground = (
                tokens[f"{status}-color-default"],
                tokens[f"{status}-bg-subtle"],
            )
            assert contrast(text, ground) >= 4.5


def test_dark_display_is_readable():
    for colours in (theme.DEFAULT, *OTHER_THEMES):
        tokens = theme.light_tokens(colours) | theme.dark_tokens(colours)
        for name in ("color-document", "color-subtle"):
            text, page = tokens[f"default-{name}"], tokens["default-bg-document"]
            assert contrast(text, page) >= 4.5


@pytest.mark.django_db
def test_an_editor_hears_which_colour_is_too_weak():
    chosen = Theme(site=Site.objects.get(), brand="#b8e0d4")
    with pytest.raises(ValidationError) as caught:
        chosen.full_clean()
    assert "brand" in caught.value.message_dict


@pytest.mark.django_db
def test_something_that_is_no_colour_is_refused():
    chosen = Theme(site=Site.objects.get(), brand="groen")
    with pytest.raises(ValidationError, match="Schrijf de kleur als"):
        chosen.full_clean()


def test_the_default_look_needs_no_second_stylesheet(client, site):
    html = client.get("/").content.decode()
    assert "/thema/" not in html


def test_a_theme_has_an_address_that_changes_with_it(client, site):
    Theme.objects.create(site=site, brand="#1d3b8b", accent="#ff9ec4")
    first = client.get("/").content.decode()
    address = first.split('href="/thema/')[1].split('"')[0]
    response = client.get(f"/thema/{address}")
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    assert b"--basis-color-accent-1-color-default:#1d3b8b" in response.content

    Theme.objects.update(brand="#7a1f3d")
    assert address not in client.get("/").content.decode()
    old = client.get(f"/thema/{address}")
    assert b"#7a1f3d" in old.content
    assert old["Cache-Control"] == "no-cache"
