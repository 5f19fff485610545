"""A person as a card for an address book."""

import vobject


def vcard(view):
    """Return a vCard with exactly what a ProfileView shows.

    The library escapes line breaks, so that no value can add a line of its own.
    """
    first, _, last = view.name.partition(" ")
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(given=first, family=last)
    card.add("fn").value = view.name
    card.add("org").value = [view.organisation.name]
    for name, value in (("title", view.job_title), ("url", view.linkedin)):
        if value:
            card.add(name).value = value
    for name, value in (("tel", view.phone), ("email", view.email)):
        if value:
            line = card.add(name)
            line.value, line.type_param = value, "WORK"
    return card.serialize()
