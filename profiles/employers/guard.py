"""What looks like personal data of a kandidaat in a text that many people read.

It warns and never decides: whoever wrote the text looks again.
"""

import re
from typing import NamedTuple

from django.utils import timezone
from stdnum.nl import bsn

YOUNGEST = 13  # years; a later date is one of work, not of birth
MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    "|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
NUMBER = re.compile(r"(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){7,8}(?![ .-]?\d)")
DATE = re.compile(
    rf"\b(?:[0-2]?\d|3[01])[-/. ](?:[01]?\d|{MONTHS})[-/. ](?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
BORN = re.compile(r"\bgeboren (?:op|in)\b|\bgeboortedatum\b", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[ -]?(?:\(0\))?[1-9](?:[ -]?\d){8}(?!\d)")
SOMEBODY = re.compile(
    r"\b(?:genaamd|(?i:wajonger|kandidaat|cliënt|klant|meneer|mevrouw|dhr\.?|mw\.?)"
    r"(?: (?:heet|is|met de naam))?) [A-Z]\w+|\b(?i:hij|zij|ze|die) heet [A-Z]\w+"
)


class Finding(NamedTuple):
    """Something to look at again, in words for who wrote it."""

    kind: str
    warning: str


WARNINGS = {
    "bsn": "Hier staat iets dat op een burgerservicenummer lijkt. Haal het weg.",
    "birth": "Hier staat misschien een geboortedatum. Haal die weg.",
    "email": "Hier staat een e-mailadres. Zet dat bij de contactpersoon.",
    "phone": "Hier staat een telefoonnummer. Zet dat bij de contactpersoon.",
    "name": "Hier staat misschien de naam van een kandidaat. Haal die weg.",
}


def look_at(text):
    """Return the Findings in a text, each kind once."""
    found = {
        "bsn": _has_bsn(text),
        "birth": bool(BORN.search(text)) or _has_birth_date(text),
        "email": bool(EMAIL.search(text)),
        "phone": bool(PHONE.search(text)),
        "name": bool(SOMEBODY.search(text)),
    }
    return [
        Finding(kind, WARNINGS[kind]) for kind, is_found in found.items() if is_found
    ]


def _has_bsn(text):
    return any(bsn.is_valid(match.group()) for match in NUMBER.finditer(text))


def _has_birth_date(text):
    last = timezone.localdate().year - YOUNGEST
    return any(int(match["year"]) <= last for match in DATE.finditer(text))
