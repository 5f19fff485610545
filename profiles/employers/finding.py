"""Whether an employer is there already, however somebody spells the name."""

from core.search.words import words

from .models import Employer, EmployerContact

LEGAL_FORMS = {"bv", "b", "v", "nv", "vof", "v.o.f", "cv", "stichting", "eenmanszaak"}
ALIKE = 0.6  # of the words that both names have together
SHOWN = 5


def find(region, name, municipality):
    """Return the employer with this name in this municipality, or None."""
    same = Employer.objects.filter(region=region, municipality=municipality)
    wanted = _key(name)
    return next((e for e in same if _key(e.name) == wanted), None)


def like(region, name, user):
    """Return employers of the region with a name like this one, the best first."""
    wanted = _key(name)
    if not wanted:
        return []
    known = Employer.objects.filter(region=region).visible_to(user)
    ranked = sorted(
        ((_likeness(wanted, _key(found)), key) for key, found in _names(known)),
        reverse=True,
    )
    best = [key for likeness, key in ranked if likeness >= ALIKE][:SHOWN]
    rows = known.select_related("municipality", "holder__profile").in_bulk(best)
    return [rows[key] for key in best]


def _names(employers):
    return employers.order_by().values_list("pk", "name")


def _key(name):
    """Return the words that tell an employer from another."""
    found = words(name)
    return frozenset(word for word in found if word not in LEGAL_FORMS) or frozenset(
        found
    )


def _likeness(one, other):
    return len(one & other) / len(one | other) if other else 0


def add(region, name, municipality, *, by):
    """Return the employer of this name, made with its maker as contactpersoon."""
    found = find(region, name, municipality)
    return found or Employer.objects.create(
        region=region, name=name, municipality=municipality, holder=by
    )


def add_contact(employer, *, name, phone="", email=""):
    """Remember somebody at an employer, once."""
    contact, _is_new = EmployerContact.objects.update_or_create(
        employer=employer, name=name, defaults={"phone": phone, "email": email}
    )
    return contact
