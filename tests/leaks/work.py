"""Canaries in vacatures, at employers and among who comes to an event."""

from profiles.employers.enums import EntryAudience, EntryKind
from profiles.employers.models import EmployerContact, EmployerEntry
from profiles.people.enums import Audience
from profiles.vacatures import entry, handover, nominations, sharing, texts
from profiles.vacatures.api import tokens
from profiles.vacatures.enums import ApiScope, VacatureState
from profiles.vacatures.models import SavedSearch, Vacature
from tests.factories import (
    create_employer,
    create_event,
    create_member,
    create_registration,
    create_vacature,
)
from tests.leaks.canaries import Canary

ORGANISERS = frozenset({"redacteur", "hoofdredacteur"})
CONTACT = {
    "name": "Contact Zonnedauw {word}",
    "role": "baas van zilverberk {word}",
    "phone": "038 000 00 4{number}",
    "email": "geheim.contact.{word}@verborgen.example",
    "note": "belt liever bij kwartsmaan {word}",
}
GUEST = {
    "name": "Gast Zonnedauw",
    "email": "geheime.gast@verborgen.example",
    "organisation": "Bedrijf Ringslang",
    "needs": "Een stoel bij moerasvaren",
}


def release(organisation):
    """Create work that an organisation elsewhere must not see all of."""
    holder = create_member(organisation=organisation, name="Regie Zonnedauw")
    found = _of_vacature(holder, "karmozijn") + _of_vacature(
        holder, "kobalt", visibility="openbaar"
    )
    found += [*_of_concept(holder), *_of_own(holder), *_of_event(holder)]
    # A factory leaves out by what words the board finds a vacature.
    texts.rebuild(Vacature.objects.all())
    return found


def _of_vacature(holder, mark, **changes):
    """Return what is for members of one vacature, and what is only for its handlers.

    Its own text is for everybody when the vacature is.
    """
    employer = create_employer(holder=holder, name=f"Werkplaats {mark}")
    written = {
        name: f"{name} bij {mark} egelantier"
        for name in ("title", "description", "really_needed", "guidance")
    }
    vacature = create_vacature(by=holder, employer=employer, **written, **changes)
    # Nothing that is hidden has a word in common with what is not.
    word = mark[::-1]
    for_members = [f"Notitie {word}", f"Overdracht {word}", f"Afspraak {word}"]
    for_handlers = [f"Gedeeld {word}", f"Teamwerk {word}", f"intake-{word}"]
    note, offered, agreement = for_members
    shared, for_team, reference = for_handlers
    _write(vacature, holder, note, offered, shared)
    nominations.nominate_by_program(
        vacature, organisation=vacature.organisation, reference=reference
    )
    _know(employer, holder, agreement, EntryAudience.MEMBERS)
    _know(employer, holder, for_team, EntryAudience.TEAM)
    contact = {
        name: text.format(word=word, number=len(word)) for name, text in CONTACT.items()
    }
    EmployerContact.objects.create(employer=employer, **contact)
    if not vacature.is_public:
        for_members += [*written.values(), employer.name]
    place = {
        "slug": vacature.get_absolute_url(),
        "employer": employer.get_absolute_url(),
    }
    return [Canary(text, Audience.MEMBERS, **place) for text in for_members] + [
        Canary(text, Audience.NOBODY, **place)
        for text in (*for_handlers, *contact.values())
    ]


def _write(vacature, holder, note, offered, shared):
    receiver = create_member()
    entry.write_note(vacature, note, by=holder)
    handover.offer(vacature, by=holder, to=receiver, note=offered)
    sharing.forward(vacature, by=holder, users=[receiver], note=shared)


def _know(employer, author, text, audience):
    EmployerEntry.objects.create(
        employer=employer,
        author=author,
        kind=EntryKind.AGREEMENT,
        text=text,
        audience=audience,
    )


def _of_concept(holder):
    concept = create_vacature(
        by=holder, state=VacatureState.CONCEPT, title="Concept van dwergmispel"
    )
    return [Canary(concept.title, Audience.NOBODY, concept.get_absolute_url())]


def _of_own(holder):
    """Return what somebody keeps for themselves, and the organisation for its own."""
    search = SavedSearch.objects.create(user=holder, name="Zoekt naar salamander")
    key, secret = tokens.issue(
        holder.profile.organisation,
        name="Sleutel van hagedis",
        scopes=ApiScope.values,
        by=holder,
    )
    kept = [search.name, key.name, key.digest, secret]
    return [Canary(text, Audience.NOBODY, "/sleutels/") for text in kept]


def _of_event(holder):
    event = create_event(has_registration=True, owner=holder)
    create_registration(event=event, **GUEST)
    return [
        Canary(text, Audience.NOBODY, f"/{event.slug}/", ORGANISERS)
        for text in GUEST.values()
    ]
