"""Which people hold the words that somebody typed, and in which field they do."""

from typing import NamedTuple

from django.db.models import Case, Q, Value, When

from core.search.cleaning import clean_query
from core.search.words import MAX_ASKED, asked, stem, words

from .models import ProfileText
from .texts import NAME

MIN_PREFIX = 3  # letters with which a word may begin instead of being it

# What a card shows by itself, and what else a word may stand in.
ON_CARD = {
    "name": "naam",
    "job_title": "functie",
    "organisation": "organisatie",
    "municipalities": "gemeenten",
    "subregion": "subregio",
    "specialisms": "specialismen",
    "drive": "wat drijft mij",
}
ELSEWHERE = {
    "ask_me": "vraag mij over",
    "phone": "telefoon",
    "email": "e-mailadres",
    "days": "aanwezig op",
    "linkedin": "LinkedIn",
}


class Match(NamedTuple):
    """A field in which a word was found; its text when a card does not show it."""

    label: str
    text: str = ""


def wanted(text):
    """Return the words to look for; a name may consist of words that say nothing."""
    typed = clean_query(text)
    return asked(typed) or words(typed)[:MAX_ASKED]


def matching(text, viewer):
    """Return the condition for profiles that show this viewer all of these words."""
    found = wanted(text)
    if not found:
        return Q(pk=None)
    condition = Q()
    for word in found:
        condition &= Q(pk__in=_rows(_holds(word), viewer))
    return condition


def in_name_first(text, viewer):
    """Return an expression that puts those before others whose name was typed."""
    condition = Q(pk=None)
    for word in wanted(text):
        condition |= Q(words__contains=f" {NAME}{word}")
    named = Q(pk__in=_rows(condition, viewer))
    return Case(When(named, then=Value(0)), default=Value(1))


def _rows(condition, viewer):
    seen = viewer.may_see("audience", "profile__organisation")
    return ProfileText.objects.filter(seen, condition).values("profile")


def _holds(word):
    beginning = f" {word}" if len(word) >= MIN_PREFIX else f" {word} "
    return Q(words__contains=beginning) | Q(words__contains=f" {stem(word)} ")


def matches(view, text):
    """Return the Matches of a ProfileView: every visible field with a typed word."""
    found = wanted(text)
    shown = [
        Match(label)
        for name, label in ON_CARD.items()
        if _has(_text(view, name), found)
    ]
    return shown + [
        Match(label, _text(view, name))
        for name, label in ELSEWHERE.items()
        if _has(_text(view, name), found)
    ]


def _text(view, name):
    value = getattr(view, name)
    if name == "organisation":
        return value.name
    if isinstance(value, tuple):
        return ", ".join(term.name for term in value)
    return value


def _has(text, found):
    held = words(text)
    digits = "".join(word for word in held if word.isdigit())
    held += [digits] if digits else []
    stems = {stem(word) for word in held}
    return any(_is_in(word, held, stems) for word in found)


def _is_in(word, held, stems):
    if stem(word) in stems or word in held:
        return True
    return len(word) >= MIN_PREFIX and any(other.startswith(word) for other in held)
