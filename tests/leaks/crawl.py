"""Asks for every address as everybody, and looks for what must not be in the answer."""

from itertools import islice

from django.test import Client

from profiles.people.enums import Audience
from profiles.vacatures.api import tokens
from profiles.vacatures.enums import ApiScope
from tests.factories import create_member, create_organisation, create_user
from tests.fuzz.addresses import shapes
from tests.fuzz.content import OBJECTS, known_values, value_kind
from tests.leaks import canaries
from tests.sessions import log_in

FILLINGS = 2  # of one address, besides those that name a canary
WITH_KEYS = {f"{start} {name}" for start, name in OBJECTS if name == "pk"}
MOST = 4  # fillings where canaries are among the newest
STAFF = ("redacteur", "hoofdredacteur", "moderator")
# Nobody gets there by reading, or they end the session that is looking.
LEFT_OUT = ("account/logout", "admin/logout", "admin/failwhale")


def readers(organisation):
    """Return {who: (client, the smallest audience that they belong to)}."""
    elsewhere = create_organisation(name="Werkbedrijf De Kade")
    people = {
        "visitor": (None, Audience.EVERYONE),
        "not let in": (create_user(), Audience.EVERYONE),
        "switched off": (_switched_off(organisation), Audience.EVERYONE),
        "member elsewhere": (create_member(organisation=elsewhere), Audience.MEMBERS),
        "coordinator elsewhere": (
            create_member(organisation=elsewhere, is_coordinator=True),
            Audience.MEMBERS,
        ),
        "colleague": (create_member(organisation=organisation), Audience.ORGANISATION),
    }
    people |= {
        role: (create_member(organisation=elsewhere, role=role), Audience.MEMBERS)
        for role in STAFF
    }
    found = {who: (_client(user), reach) for who, (user, reach) in people.items()}
    return found | {"program elsewhere": (_program(elsewhere), Audience.MEMBERS)}


def _switched_off(organisation):
    """Return a member who was logged in when the account was switched off."""
    user = create_member(organisation=organisation)
    user.is_active = False
    user.save()
    return user


def _program(organisation):
    """Return a client with a key: it is told what any member can read."""
    scopes = ApiScope.values
    _key, secret = tokens.issue(organisation, name="Elders", scopes=scopes, by=None)
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    client.raise_request_exception = False
    return client


def _client(user):
    client = Client()
    client.raise_request_exception = False
    if user:
        log_in(client, user)
    return client


def addresses(slugs, *, admin):
    """Yield every address of the site or of the admin, filled in a few ways."""
    known = known_values()
    for shape in shapes():
        is_admin = shape.text.startswith("admin/")
        if is_admin is not admin or shape.text.startswith(LEFT_OUT):
            continue
        yield from dict.fromkeys(_filled(shape, known, slugs))


def _filled(shape, known, slugs):
    if "slug" in shape.names:
        for slug in slugs:
            yield shape.filled(lambda name, slug=slug: slug if name == "slug" else "1")
    for number in range(_fillings(shape, known)):
        yield shape.filled(
            lambda name, number=number: _value(name, shape.text, known, number)
        )


def _fillings(shape, known):
    kinds = {value_kind(name, shape.text) for name in shape.names}
    if shape.text == "%(_0)s":
        return len(known["path"])
    if kinds & WITH_KEYS:
        return MOST
    return FILLINGS if shape.names else 1


def _value(name, address, known, number):
    # A signed link is a key: who got it in a mail may see what it opens.
    kind = "word" if name == "token" else value_kind(name, address)
    if kind in ("label", "model"):
        label, model = _nth(known["type"], number)
        return label if kind == "label" else model
    return _nth(known[kind], number)


def _nth(values, number):
    return next(islice(values, number % len(values), None))


def leaks(client, reach, path, birds, data=None):
    """Return the canaries in an answer that this reader may not see."""
    response = client.get(path, data, follow=False)
    content = b"".join(response) if response.streaming else response.content
    content += str(dict(response.headers)).encode()
    return [
        bird
        for bird in birds
        if bird.audience < reach
        and bird.text not in path
        and any(shape in content for shape in canaries.shapes(bird.text))
    ]
