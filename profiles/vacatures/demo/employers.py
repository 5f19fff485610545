"""Sixty invented employers, each with a vaste contactpersoon nearby."""

from pathlib import Path

from core.demo import read_one
from profiles.employers.models import Employer, EmployerContact
from profiles.organisations.models import Membership, Municipality, Sector

CONTENT = Path(__file__).parent / "content" / "vacatures.toml"
PHONE = "038 000 00 {:02}"


def texts():
    return read_one(CONTENT)


def load_employers(region):
    """Create who is missing and return all employers in the order of the file."""
    places = {place.slug: place for place in Municipality.objects.filter(region=region)}
    sectors = {sector.slug: sector for sector in Sector.objects.all()}
    rows = [row for row in texts()["employers"] if row[1] in places]
    known = set(Employer.objects.filter(region=region).values_list("name", flat=True))
    colleagues = _by_municipality()
    made = Employer.objects.bulk_create(
        Employer(
            region=region,
            name=name,
            municipality=places[place],
            sector=sectors.get(sector),
            size=size,
            kvk_number=f"{90_000_000 + number:08}",
            holder=_nearby(colleagues, places[place], number),
        )
        for number, (name, place, sector, size, _contact) in enumerate(rows)
        if name not in known
    )
    contacts = {row[0]: row[4] for row in rows}
    EmployerContact.objects.bulk_create(
        EmployerContact(
            employer=employer,
            name=contacts[employer.name],
            phone=PHONE.format(number % 90 + 10),
            note="Bel liever na 12.00 uur" if number % 5 == 0 else "",
        )
        for number, employer in enumerate(made)
    )
    wanted = Employer.objects.filter(region=region, name__in=contacts)
    order = {row[0]: number for number, row in enumerate(rows)}
    found = wanted.select_related("municipality", "sector")
    return sorted(found, key=lambda employer: order[employer.name])


def _by_municipality():
    """Return {municipality: users who work for an organisation there}, and all."""
    found = {None: []}
    active = Membership.objects.active().select_related("user").order_by("pk")
    for membership in active.prefetch_related("organisation__municipalities"):
        found[None].append(membership.user)
        for place in membership.organisation.municipalities.all():
            found.setdefault(place.pk, []).append(membership.user)
    return found


def _nearby(colleagues, place, number):
    people = colleagues.get(place.pk) or colleagues[None]
    return people[number % len(people)]
