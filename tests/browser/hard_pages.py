"""Pages that are harder to show than any of the demo; run inside the product's data."""

import io
import json

from django.core.files.base import ContentFile

from core import renditions
from core.illustration.photo import photo_like
from core.models import CustomImage
from tests.factories import (
    create_film,
    create_series,
    create_standard_page,
    create_story,
)

SIZES = {
    "panorama": (2400, 600),
    "staand": (900, 1200),
    "vierkant": (1000, 1000),
    "piepklein": (200, 150),
    "heel hoog": (400, 1600),
}
LONG_WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
LONG_NAME = "Wilhelmina-Alexandrine van Schuylenburch-Bentinck tot Nijenhuis"
LONG_ADDRESS = "https://voorbeeld.example/" + "heel-lang-adres" * 8
ELSEWHERE = "https://vimeo.com/76979871"


def picture(name):
    size = SIZES[name]
    out = io.BytesIO()
    photo_like(name, size)[0].save(out, "JPEG", quality=85)
    file = ContentFile(out.getvalue(), name=f"{name.replace(' ', '-')}.jpg")
    credit = f"{LONG_NAME} voor {LONG_WORD}"
    return CustomImage.objects.create(title=name, credit=credit, file=file)


def photo(image):
    caption = f"Bijschrift bij de foto ‘{image.title}’. {LONG_WORD} was erbij."
    value = {"image": image, "alt_text": "Iemand op het werk", "caption": caption}
    return ("photo", value | {"decorative": False})


def everything(pictures):
    """Return a body with every block there is, and little that fits."""
    portrait = pictures["staand"]
    quote = {"quote": f"{LONG_WORD}, dat leer je hier wel uitspreken.", "role": ""}
    wide, tall = (create_film(poster=pictures[n]) for n in ("panorama", "staand"))
    elsewhere = create_film(address=ELSEWHERE, poster=pictures["vierkant"])
    return [
        ("text", f"<h2>{LONG_WORD}</h2><p>{LONG_WORD}sdirecteur {LONG_NAME}.</p>"),
        ("question_answer", {"question": LONG_WORD, "answer": "<p>Ja.</p>"}),
        *(photo(image) for image in pictures.values()),
        ("quote", quote | {"person": LONG_NAME, "portrait": portrait}),
        ("quote", quote | {"person": "Bo", "portrait": None, "colour": "lilac"}),
        *(("film", {"film": film, "caption": LONG_WORD}) for film in (wide, tall)),
        ("film", {"film": elsewhere, "caption": ""}),
        ("facts", {"title": LONG_WORD, "items": facts()}),
        ("tips", {"title": LONG_WORD, "items": [f"<p>{LONG_ADDRESS}</p>"]}),
        ("text", f'<p><a href="{LONG_ADDRESS}">{LONG_ADDRESS}</a></p>'),
        (
            "call_to_action",
            {
                "title": LONG_WORD,
                "text": LONG_WORD,
                "link_label": "Verzekeringsmaatschappijen",
                "link_page": None,
                "link_url": LONG_ADDRESS,
            },
        ),
    ]


def facts():
    return [
        {"label": "Arbeidsongeschiktheid", "value": LONG_WORD},
        {"label": "Adres", "value": LONG_ADDRESS},
    ]


def ready(page):
    """Make the pictures of a page now, instead of soon in the task worker."""
    for image, shape in page.rendition_plan():
        renditions.create_missing(image, [shape])
    return page.url


def make():
    """Create the pages and print {name: path} as JSON."""
    pictures = {name: picture(name) for name in SIZES}
    series = create_series(title=f"Serie over {LONG_WORD}")
    common = {"series": series, "image": pictures["panorama"]}
    before = create_story(**common)
    full = create_story(
        title=f"{LONG_WORD} zoekt {LONG_NAME}",
        employer=LONG_WORD,
        thanks=f"{LONG_NAME} en {LONG_NAME}",
        image_caption=LONG_WORD,
        body=everything(pictures),
        **common,
    )
    bare = create_story(
        kind="nieuws",
        title="Kort",
        image=None,
        image_alt="",
        body=[],
        municipality=None,
        sector=None,
        employer="",
        text_credit="",
        year=None,
    )
    after = create_story(**common)
    tiny = create_story(image=pictures["piepklein"])
    tall = create_story(image=pictures["heel hoog"])
    named = {"alles": full, "niets": bare, "piepklein": tiny, "heel-hoog": tall}
    named |= {"ervoor": before, "erna": after, "serie": series}
    named["gewoon"] = create_standard_page(body=everything(pictures), title=LONG_WORD)
    print(json.dumps({name: ready(page) for name, page in named.items()}))  # noqa: T201
