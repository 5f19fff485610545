"""Stories, ambassadors and brochures, all invented."""

from pathlib import Path

from core.demo import Drawing, read_all, read_one

from .ambassadors import load_ambassadors
from .brochures import load_brochures
from .films import load_films as store_films
from .stories import load_stories

__all__ = [
    "content",
    "drawings",
    "load_ambassadors",
    "load_brochures",
    "load_films",
    "load_stories",
]

CONTENT = Path(__file__).parent / "content"


def content():
    """Return {kind: [page content]} of all that is written."""
    return {
        kind: read_all(CONTENT / kind)
        for kind in ("stories", "ambassadors", "brochures")
    }


def load_films(*, pictures):
    folder = CONTENT / "films"
    store_films(read_all(folder), folder=folder, pictures=pictures)


def portrait_features():
    """Return {name: features} for the people that were drawn for these texts."""
    people = {}
    for path in sorted((CONTENT / "portraits").glob("*.toml")):
        people |= {
            name: tuple(sorted(features.items()))
            for name, features in read_one(path).items()
            if isinstance(features, dict)
        }
    return people


def drawings():
    """Return every drawing that the texts ask for."""
    everything = content()
    pages = [page for kind in everything.values() for page in kind]
    blocks = [block for page in pages for block in page["body"]]
    scenes = {page["image"] for page in everything["stories"]}
    scenes |= {block["image"] for block in blocks if block["type"] == "photo"}
    scenes |= {film["poster"] for film in read_all(CONTENT / "films")}
    people = {page["portrait"] for page in everything["ambassadors"]}
    people |= {block["portrait"] for block in blocks if block.get("portrait")}
    covers = {page["cover"] for page in everything["brochures"]}
    features = portrait_features()
    return [
        *(Drawing("scene", name) for name in sorted(scenes)),
        *(Drawing("portrait", name, features.get(name, ())) for name in sorted(people)),
        *(Drawing("cover", name) for name in sorted(covers)),
    ]
