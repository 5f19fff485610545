"""The scenes by the name that content files use, and who stands in them."""

from dataclasses import dataclass

from . import (
    scenes_building,
    scenes_green,
    scenes_industry,
    scenes_kitchen,
    scenes_office,
    scenes_public,
    scenes_workshop,
)
from .canvas import Canvas
from .palette import PALETTE
from .people import PEOPLE
from .person import Clothes, Person, Style

WIDTH, HEIGHT = 1200, 750

# Faces that appear in a scene only.
EXTRAS = {
    "nurse": Person("d", "zwart", Style.BUN, Clothes.SHIRT, "water", smile=2),
    "printer": Person("e", "zwart", Style.QUIFF, glasses="accent", smile=2),
    "docker": Person(
        *("c", "grijs", Style.CAP, Clothes.STRIPES, "white", "water"),
        headwear="water",
        beard=True,
    ),
    "roofer": Person("a", "blond", Style.HELMET, earrings="warm", smile=2),
    "librarian": Person(
        *("c", "zwart", Style.LONG, Clothes.V_NECK, "warm"), glasses="ink"
    ),
    "caretaker": Person("e", "zwart", Style.SHORT, beard=True),
    "welder": Person("b", "bruin", Style.PONYTAIL, ribbon="accent"),
}


@dataclass(frozen=True)
class Scene:
    """A drawing function and the keys of the people it shows by default."""

    draw: object
    cast: tuple


SCENES = {
    "bakkerij": Scene(scenes_kitchen.bakery, ("sanne",)),
    "kas": Scene(scenes_green.greenhouse, ("bram",)),
    "gesprek": Scene(scenes_office.conversation, ("ilse", "youssef")),
    "fiets": Scene(scenes_workshop.bicycles, ("wout",)),
    "magazijn": Scene(scenes_industry.warehouse, ("tariq",)),
    "hout": Scene(scenes_workshop.woodshop, ("roelof", "naomi")),
    "keuken": Scene(scenes_kitchen.kitchen, ("denise",)),
    "plantsoen": Scene(scenes_green.park, ("anouk",)),
    "bijeenkomst": Scene(
        scenes_office.meeting,
        (
            *("karim", "marloes", "ruth", "jaap"),
            *("denise", "pieter", "gerda", "youssef", "esra"),
        ),
    ),
    "landschap": Scene(scenes_green.landscape, ()),
    "zorg": Scene(scenes_public.care, ("nurse", "gerda")),
    "kantoor": Scene(scenes_office.office, ("ilse",)),
    "winkel": Scene(scenes_public.shop, ("naomi",)),
    "bouw": Scene(scenes_building.construction, ("karim",)),
    "schoonmaak": Scene(scenes_public.cleaning, ("ruth",)),
    "school": Scene(scenes_public.school, ("pieter",)),
    "boerderij": Scene(scenes_green.farm, ("henk",)),
    "wasserij": Scene(scenes_industry.laundry, ("esra",)),
    "drukkerij": Scene(scenes_industry.printing, ("printer",)),
    "haven": Scene(scenes_building.harbour, ("docker",)),
    "zonnepanelen": Scene(scenes_building.solar_panels, ("roofer",)),
    "lunchroom": Scene(scenes_kitchen.lunchroom, ("marloes", "willemijn")),
    "garage": Scene(scenes_workshop.garage, ("youssef",)),
    "textiel": Scene(scenes_industry.textile, ("fatima",)),
    "brouwerij": Scene(scenes_kitchen.brewery, ("jaap",)),
    "bibliotheek": Scene(scenes_office.library, ("librarian",)),
    "camping": Scene(scenes_green.camping, ("caretaker",)),
    "metaal": Scene(scenes_workshop.metalwork, ("welder",)),
    "hek": Scene(scenes_building.roadblock, ("tariq",)),
}


def scene(name, palette=PALETTE, people=()):
    """Return a scene, 1200 by 750.

    `people` are keys of known people or Persons; they take the places of the first
    ones of the scene, and whom it has no place for stays out.
    """
    chosen = SCENES[name]
    cast = [*people, *chosen.cast[len(people) :]][: len(chosen.cast)]
    d = Canvas(WIDTH, HEIGHT, palette)
    chosen.draw(d, [_person(who) for who in cast])
    return d


def _person(who):
    return who if isinstance(who, Person) else (PEOPLE | EXTRAS)[who]
