from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import pytest

from core.illustration import (
    COVERS,
    PALETTE,
    PEOPLE,
    SCENES,
    Canvas,
    cover,
    frieze,
    mark,
    mosaic,
    mosaic_narrow,
    person_from,
    portrait,
    portrait_from,
    random_attributes,
    random_portrait,
    recolour,
    scene,
)
from core.illustration.person import HAIR_COLOURS, SKINS, Clothes, Style
from core.illustration.photo import photo_like
from core.illustration.portraits import backdrop_for

HILLS = ("#1d3b8b", "#ff9ec4", "#ff7a45", "#8fdcc8")
STORY_SCENES = {
    *("bakkerij", "kas", "gesprek", "fiets", "magazijn", "hout", "keuken"),
    *("plantsoen", "bijeenkomst", "landschap", "zorg", "kantoor", "winkel", "bouw"),
    *("schoonmaak", "school", "boerderij", "wasserij", "drukkerij", "haven"),
    *("zonnepanelen", "lunchroom", "garage", "textiel", "brouwerij"),
    *("bibliotheek", "camping", "metaal"),
}
PLAIN = {"skin": "b", "hair": "bruin", "style": "kort", "clothes": "trui"}
OTHER_LOOKS = (
    {"skin": "e"},
    {"hair": "rood"},
    {"style": "krul"},
    {"clothes": "overhemd"},
    {"beard": True},
    {"moustache": True},
    {"glasses": True},
    {"hearing_aid": True},
    {"smile": 2},
)
TAGS = {"svg", "path", "ellipse"}
ATTRIBUTES = {
    *("x", "y", "width", "height", "viewBox", "preserveAspectRatio"),
    *("role", "aria-label", "aria-hidden", "d", "fill", "cx", "cy", "rx", "ry"),
    *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
}


def every_drawing(palette=PALETTE):
    yield from (scene(name, palette) for name in SCENES)
    yield from (portrait(key, palette) for key in PEOPLE)
    yield from (cover(name, palette) for name in COVERS)
    yield from (draw(palette) for draw in (mosaic, mosaic_narrow, frieze, mark))


def tag_of(element):
    return element.tag.removeprefix("{http://www.w3.org/2000/svg}")


def test_every_scene_that_a_story_can_name_exists():
    assert set(SCENES) == STORY_SCENES | {"hek"}


def test_the_same_arguments_give_the_same_drawing():
    first = [drawing.svg() for drawing in every_drawing()]
    assert first == [drawing.svg() for drawing in every_drawing()]
    assert random_portrait(7).svg() == random_portrait(7).svg()
    assert scene("kas").raster(200).tobytes() == scene("kas").raster(200).tobytes()


def test_no_two_drawings_are_alike():
    drawings = [drawing.svg() for drawing in every_drawing()]
    assert len(set(drawings)) == len(drawings)


def test_svg_holds_shapes_only_so_nothing_can_run_or_load():
    for drawing in every_drawing():
        root = ElementTree.fromstring(drawing.svg("Een titel"))  # noqa: S314
        for element in root.iter():
            assert tag_of(element) in TAGS
            assert set(element.keys()) <= ATTRIBUTES
            assert "url" not in "".join(element.attrib.values())


def test_a_title_names_the_svg_and_is_escaped():
    title = 'Anouk & "haar" <hark>'
    root = ElementTree.fromstring(scene("plantsoen").svg(title))  # noqa: S314
    assert (root.get("role"), root.get("aria-label")) == ("img", title)


def test_an_svg_without_a_title_is_hidden_from_assistive_technology():
    root = ElementTree.fromstring(mark().svg())  # noqa: S314
    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None


def test_svg_stays_small_enough_for_the_first_view():
    assert len(mosaic().svg()) < 36_000
    assert max(len(portrait(key).svg()) for key in PEOPLE) < 4_000


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_fills_its_raster_in_sixteen_by_ten(name):
    image = scene(name).raster(240, supersample=1)
    assert (image.mode, image.size) == ("RGB", (240, 150))
    assert len(set(image.resize((24, 15)).get_flattened_data())) > 20


def test_rasters_keep_the_ratio_of_the_drawing():
    assert portrait("sanne").raster(96).size == (96, 96)
    assert cover("groen").raster(150).size == (150, 200)
    assert mosaic().raster(250).size == (250, 200)
    assert mosaic_narrow().raster(250).size == (250, 125)
    assert frieze().raster(320).size == (320, 52)


def test_a_raster_without_background_is_transparent_outside_the_shapes():
    image = mark().raster(48, background=None)
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((24, 6)) == (0x0B, 0x53, 0x45, 255)


def test_raster_and_svg_show_the_same_colours():
    d = Canvas(100, 100, background="white")
    d.circle(25, 25, 20, "warm")
    d.half(75, 25, 20, 20, "accent", "down")
    d.leaf(5, 55, 40, 40, "brand")
    d.arc(75, 75, 15, 15, 180, 360, "soft", 6)
    d.line([(60, 90), (90, 90)], "ink", 6)
    image = d.raster(100)
    spots = {"warm": (25, 25), "accent": (75, 35), "brand": (25, 75)}
    spots |= {"soft": (75, 60), "ink": (75, 90), "white": (75, 15)}
    for role, spot in spots.items():
        colour = getattr(PALETTE, role)
        assert "#{:02x}{:02x}{:02x}".format(*image.getpixel(spot)) == colour


def test_an_inset_is_cut_off_at_its_edges():
    part = Canvas(10, 10, background="white")
    part.rect(5, 0, 20, 10, "ink")
    d = Canvas(40, 20, background="warm")
    d.inset(part, 0, 0, 2)
    image = d.raster(40)
    assert image.getpixel((15, 10)) == (0x0C, 0x2B, 0x25)
    assert image.getpixel((25, 10)) == (0xF2, 0x64, 0x3D)


def test_the_default_theme_keeps_the_own_palette():
    own = (PALETTE.brand, PALETTE.accent, PALETTE.warm, PALETTE.soft)
    assert recolour(*own) is PALETTE


def test_another_theme_recolours_every_drawing():
    pairs = zip(every_drawing(), every_drawing(recolour(*HILLS)), strict=True)
    for own, other in pairs:
        assert own.svg() != other.svg()


def test_the_mark_takes_the_colours_of_the_theme():
    svg = mark(recolour(*HILLS)).svg()
    assert all(colour in svg for colour in HILLS[:3])
    assert PALETTE.brand not in svg


def test_the_sky_stays_away_from_the_hues_of_the_theme():
    assert recolour(*HILLS).sky != PALETTE.sky
    assert recolour("#0b5345", "#ffd000", "#f2643d", "#b9a2ec").sky == PALETTE.sky


def test_tints_follow_their_colour_from_light_to_dark():
    palette = recolour(*HILLS)
    red_of = [int(getattr(palette, name)[1:3], 16) for name in ("brand", "brand_mid")]
    red_of += [
        int(getattr(palette, name)[1:3], 16) for name in ("brand_light", "brand_pale")
    ]
    assert red_of == sorted(red_of)


@pytest.mark.parametrize("change", OTHER_LOOKS, ids=lambda change: next(iter(change)))
def test_every_attribute_shows_in_the_portrait(change):
    plain = portrait_from(PLAIN, "milan")
    assert portrait_from(PLAIN | change, "milan").svg() != plain.svg()


def test_every_value_of_a_content_file_gives_its_own_portrait():
    looks = product(Style, Clothes)
    drawn = [portrait_from(PLAIN | {"style": s, "clothes": c}, "x") for s, c in looks]
    assert len({drawing.svg() for drawing in drawn}) == len(Style) * len(Clothes)
    colours = product(SKINS, HAIR_COLOURS)
    drawn = [portrait_from(PLAIN | {"skin": s, "hair": h}, "x") for s, h in colours]
    assert len({drawing.svg() for drawing in drawn}) == len(SKINS) * len(HAIR_COLOURS)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"style": "hanenkam"}, ValueError),
        ({"clothes": "rok"}, ValueError),
        ({"skin": "z"}, KeyError),
        ({"hair": "paars"}, KeyError),
    ],
)
def test_an_unknown_value_is_an_error(change, error):
    with pytest.raises(error):
        portrait_from(PLAIN | change, "milan")


def test_the_key_decides_on_colours_and_backdrop():
    drawn = {portrait_from(PLAIN, key).svg() for key in ("milan", "noor", "sven")}
    assert len(drawn) == 3


def test_a_backdrop_never_has_the_colour_of_the_clothes():
    for seed in range(200):
        person = person_from(random_attributes(seed), f"crowd {seed}")
        backdrop = backdrop_for(person, f"crowd {seed}")
        assert person.colour not in (backdrop.ground, backdrop.form_colour)


def test_a_crowd_is_varied():
    assert len({random_portrait(seed).svg() for seed in range(220)}) == 220
    styles = {random_attributes(seed)["style"] for seed in range(220)}
    assert len(styles) >= 12


def test_the_look_decides_who_may_have_a_beard_or_a_headscarf():
    women = [random_attributes(seed, "feminine") for seed in range(100)]
    men = [random_attributes(seed, "masculine") for seed in range(100)]
    assert not any(woman["beard"] or woman["moustache"] for woman in women)
    assert any(man["beard"] for man in men)
    assert any(woman["style"] == Style.HEADSCARF for woman in women)
    assert not any(man["style"] == Style.HEADSCARF for man in men)


def test_a_scene_can_show_other_people():
    own = scene("bakkerij").svg()
    milan = person_from(PLAIN, "milan")
    assert (
        len({own, *(scene("bakkerij", people=[p]).svg() for p in ("wout", milan))}) == 3
    )
    assert scene("bakkerij", people=["sanne", "wout"]).svg() == own


def test_one_guest_in_a_scene_of_two_leaves_the_second_person():
    full = scene("gesprek", people=["wout", "youssef"])
    assert scene("gesprek", people=["wout"]).svg() == full.svg()


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (240, 240), (320, 140)])
def test_a_photo_like_image_has_its_subject_off_centre(size):
    image, focal_point = photo_like(3, size)
    assert image.size == size
    left = focal_point.x - focal_point.width / 2
    assert left >= 0
    assert left + focal_point.width <= size[0]
    assert 0 < focal_point.y < size[1]
    assert abs(focal_point.x - size[0] / 2) > size[0] * 0.2


def test_a_photo_like_image_is_repeatable_and_grainy():
    image, _ = photo_like(3, (120, 80))
    assert image.tobytes() == photo_like(3, (120, 80))[0].tobytes()
    assert image.tobytes() != photo_like(4, (120, 80))[0].tobytes()
    assert len(set(image.get_flattened_data())) > 2000


@pytest.mark.parametrize("name", ["boerderij", "bouw", "zonnepanelen"])
def test_a_headscarf_stays_on_at_work(name):
    without = replace(PEOPLE["fatima"], headwear="warm")
    drawn = scene(name, people=["fatima"]).svg()
    assert drawn != scene(name, people=[without]).svg()
    assert drawn != scene(name).svg()


def test_the_flat_side_of_a_half_disc_is_straight():
    d = Canvas(100, 100, background="sky")
    d.half(50.3, 50.3, 30, 30, "white")
    image = d.raster(100)
    assert len({image.getpixel((x, 50)) for x in range(25, 76)}) == 1
