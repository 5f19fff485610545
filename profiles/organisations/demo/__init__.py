"""The example region: names of places are real, everything else is invented."""

from pathlib import Path

from django.utils.text import slugify

from core.demo import read_one
from profiles.organisations.models import (
    Municipality,
    Organisation,
    OrganisationType,
    Region,
    Sector,
    Specialism,
    Subregion,
    TargetGroup,
    TrustedDomain,
)

CONTENT = Path(__file__).parent / "content"
DESK = ("desk_name", "desk_phone", "desk_email", "desk_hours")
EVERYWHERE = ["*"]
VOCABULARIES = {
    "sectors": Sector,
    "target_groups": TargetGroup,
    "specialisms": Specialism,
    "organisation_types": OrganisationType,
}


def content():
    return read_one(CONTENT / "region.toml")


def load(site):
    """Create the region of this site and the words that things are filed by."""
    data = content()
    region, _ = Region.objects.update_or_create(
        slug=data["region"]["slug"],
        defaults={"name": data["region"]["name"], "site": site},
    )
    for key, model in VOCABULARIES.items():
        for order, name in enumerate(data["vocabularies"][key]):
            model.objects.get_or_create(
                slug=slugify(name), defaults={"name": name, "order": order}
            )
    subregions = _subregions(region, data["subregions"])
    for row in data["municipalities"]:
        _municipality(region, subregions.get(row["name"]), row)
    load_organisations(region)
    return region


def load_organisations(region):
    """Create what is missing of the organisations, each with its desk and domains."""
    places = {place.name: place for place in region.municipalities.all()}
    for row in read_one(CONTENT / "organisations.toml")["organisations"]:
        if Organisation.objects.filter(slug=slugify(row["name"])).exists():
            continue
        desk = vars(places[row["desk_of"]]) if "desk_of" in row else row
        organisation = Organisation(
            region=region,
            name=row["name"],
            slug=slugify(row["name"]),
            type=OrganisationType.objects.get(name=row["type"]),
            summary=row["summary"],
            **{name: desk[name] for name in DESK},
        )
        wanted = row["municipalities"]
        chosen = places.values() if wanted == EVERYWHERE else map(places.get, wanted)
        organisation.municipalities = list(chosen)
        organisation.trusted_domains = [
            TrustedDomain(domain=domain) for domain in row["domains"]
        ]
        organisation.save()


def _subregions(region, rows):
    found = {}
    for row in rows:
        subregion, _ = Subregion.objects.get_or_create(region=region, name=row["name"])
        found |= dict.fromkeys(row["municipalities"], subregion)
    return found


def _municipality(region, subregion, row):
    Municipality.objects.get_or_create(
        slug=slugify(row["name"]),
        defaults={
            "region": region,
            "subregion": subregion,
            "name": row["name"],
            "cbs_code": row.get("cbs_code", ""),
            "province": slugify(row["province"]),
            "latitude": row.get("latitude"),
            "longitude": row.get("longitude"),
            "map_column": row.get("map_column"),
            "map_row": row.get("map_row"),
            "desk_name": row["loket_name"],
            "desk_phone": row["loket_phone"],
            "desk_email": row["loket_email"],
            "desk_hours": row["loket_hours"],
        },
    )
