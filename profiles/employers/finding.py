"""Whether an employer is there already, however somebody spells the name."""

import re

from django.db import IntegrityError, transaction
from django.db.models import Q

from core.search.words import words

from .errors import EmployerError
from .models import Employer, EmployerContact

SAME = "Deze werkgever staat er al."
LEGAL_FORMS = {"bv", "nv", "vof", "cv", "stichting", "eenmanszaak"}
SPELLED = re.compile(r"\b(?:b v|n v|v o f|c v)\b")  # "b.v." is two words
ALIKE = 0.6  # of the words that both names have together
SHOWN = 5
FACTS = ("name", "municipality", "kvk_number", "sector", "size", "words")


def find(region, name, municipality):
    """Return the employer with this name in this municipality, or None."""
    wanted = _key(words(name))
    known = Employer.objects.filter(region=region, municipality=municipality)
    if not wanted:
        return known.filter(name__iexact=name).first()
    same = _sharing(known, wanted)
    return next((e for e in same if _key(e.words.split()) == wanted), None)


def like(region, name, user):
    """Return employers of the region with a name like this one, the best first."""
    wanted = _key(words(name))
    if not wanted:
        return []
    known = Employer.objects.filter(region=region).visible_to(user)
    some = _sharing(known, wanted).order_by().values_list("pk", "words")
    ranked = sorted(
        ((_likeness(wanted, _key(found.split())), key) for key, found in some),
        reverse=True,
    )
    best = [key for likeness, key in ranked if likeness >= ALIKE][:SHOWN]
    rows = known.select_related("municipality", "holder__profile").in_bulk(best)
    return [rows[key] for key in best]


def _sharing(employers, wanted):
    """Keep who has at least one of these words: comparing all names takes long."""
    condition = Q()
    for word in wanted:
        condition |= Q(words__contains=f" {word} ")
    return employers.filter(condition)


def _key(found):
    """Return the words that tell an employer from another."""
    left = SPELLED.sub("", " ".join(found)).split()
    return frozenset(left) - LEGAL_FORMS or frozenset(found)


def _likeness(one, other):
    return len(one & other) / len(one | other) if other else 0


def add(region, name, municipality, *, by):
    """Return the employer of this name, made with its maker as contactpersoon."""
    if found := find(region, name, municipality):
        return found
    try:
        with transaction.atomic():
            return Employer.objects.create(
                region=region, name=name, municipality=municipality, holder=by
            )
    except IntegrityError:
        # Somebody else added it at the same moment.
        if found := find(region, name, municipality):
            return found
        raise


def store(employer):
    """Store an employer; raise EmployerError when its like came in meanwhile.

    Of one that is there only the facts: somebody may take it over at this moment.
    """
    fields = None if employer._state.adding else FACTS
    try:
        with transaction.atomic():
            employer.save(update_fields=fields)
    except IntegrityError as error:
        raise EmployerError(SAME) from error
    return employer


@transaction.atomic
def add_contact(employer, *, name, phone="", email=""):
    """Remember somebody at an employer, once."""
    # Who enters the same person at the same moment waits here.
    Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)
    contact, _is_new = EmployerContact.objects.update_or_create(
        employer=employer, name=name, defaults={"phone": phone, "email": email}
    )
    return contact
