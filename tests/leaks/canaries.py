"""Values that not everybody may see, and all the shapes in which they could show."""

import base64
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from profiles.people.enums import Audience
from tests.factories import create_member

PARTS = {
    "phone": "038 000 00 {number:02}",
    "email": "geheim.adres.{number}@verborgen.example",
    "drive": "Mijn drijfveer kwartsuil {number}",
    "ask_me": "Vraag mij over zilvermos {number}",
    "linkedin": "https://www.linkedin.com/in/verborgen-{number}",
}
AUDIENCES = (
    Audience.NOBODY,
    Audience.ORGANISATION,
    Audience.MEMBERS,
    Audience.EVERYONE,
)


class Canary(NamedTuple):
    """One value, and who is in the smallest group that may see it.

    ``slug`` is how the address of what it belongs to ends, and ``employer`` that of the
    employer behind it. ``roles`` see it as well, whatever group they are in.
    """

    text: str
    audience: Audience
    slug: str
    roles: frozenset = frozenset()
    employer: str = ""

    def is_found_in(self, text):
        """Say whether a list leads to what this belongs to."""
        return any(slug and slug in text for slug in (self.slug, self.employer))


def release(organisation):
    """Create one profile per audience, all its parts for that audience.

    The name of who is for nobody is a canary too. Returns the canaries.
    """
    found = []
    for number, audience in enumerate(AUDIENCES, start=11):
        values = {part: text.format(number=number) for part, text in PARTS.items()}
        name = f"Quirine Zonnedauw {number}"
        audiences = {f"{part}_audience": audience for part in PARTS}
        identity = max(audience, Audience.MEMBERS) if audience else Audience.NOBODY
        user = create_member(
            organisation=organisation,
            email=f"account.{number}@verborgen.example",
            name=name,
            slug=f"kanarie-{number}",
            identity_audience=identity,
            is_listed=True,
            **{part: text for part, text in values.items() if part != "email"},
            **audiences,
        )
        user.profile.email = values["email"]
        user.profile.save()
        slug = user.profile.slug
        found += [Canary(text, audience, slug) for text in values.values()]
        found.append(Canary(user.email, Audience.NOBODY, slug))
        found.append(Canary(name, identity, slug))
    return found


def shapes(text):
    """Return the bytes in which a text could stand in an answer."""
    plain = text.encode()
    found = {plain, escape(text).encode(), quote(text).encode()}
    found.add(quote(text, safe="").encode())
    found.add(text.replace(" ", "").encode())
    found.add("".join(f"&#{ord(character)};" for character in text).encode())
    return found | _in_base64(plain)


def _in_base64(plain):
    """Return the base64 of a value at each place where it can stand in a longer text.

    The characters at both ends depend on what stands beside it, so they are left out.
    """
    found = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + plain)
        start = 0 if offset == 0 else 4
        found.add(encoded[start:-4])
    return found
