"""What kind of line this is: the classifier that pasted texts and posts share."""

import re
from datetime import date

from .dates import find_day, parse_day

LONGEST_HEADING = 100
LONGEST_QUESTION = 200
LONGEST_FIXED_LINE = 200

_NETWORKS = (
    r"twitter|x|linked ?in|instagram|facebook|whats ?app|youtube|pinterest|tumblr|"
    r"reddit|bluesky|mastodon|threads|google ?\+|e-?mail|mail|print(?:en)?|rss|"
    r"kopieer (?:de )?link"
)
_SHARE = re.compile(
    r"(?:deel|delen|share)(?: (?:dit|deze|this)(?: [\w-]+)?)?(?: (?:via|op|met|on))?"
    rf"[ :!.]*(?:(?:{_NETWORKS})[ ,|/•·]*)*"
)
_NETWORK_LINE = re.compile(rf"(?:(?:{_NETWORKS})(?:[ ,|/•·]+|$))+")
_PHONE = r"(?:tel(?:efoon)?[.:]? ?)?(?:\+|\(?0)[\d ()/.–-]{7,18}\d"
_FOOTER = re.compile(
    r"contact(?: opnemen| met ons)?[.:]?"
    r"|(?:heeft u|heb je) hulp nodig\?(?: neem contact met ons op[.:]?)?"
    r"|neem contact met ons op[.:]?"
    rf"|{_PHONE}(?: (?:of )?(?:stuur|mail) (?:ons )?een e-?mail)?"
    r"|stuur (?:ons )?een e-?mail"
    r"|(?:social media|volg ons(?: op)?)[.:]?"
    r"|(?:« ?|‹ ?)?(?:terug|terug naar (?:het )?(?:overzicht|boven|nieuws))(?: ?»)?"
    r"|(?:« ?)?(?:vorige?|volgende?)(?: (?:bericht|artikel))?(?: ?»)?"
    r"|geef een reactie(?: antwoord annuleren)?|reactie plaatsen|reageren?"
    r"|het e-mailadres wordt niet gepubliceerd\.?.*"
    r"|je e-mailadres (?:wordt|zal) niet .*|vereiste velden .*"
    r"|\*|code|naam \*?|e-mail \*?|site|website"
)
_REACTIONS = re.compile(r"(?:\d+ )?reacties?(?: \(\d+\))?:?")
_REACTION = re.compile(
    r"(?:\d+\. ?)?(?:geplaatst door:|.{2,60} (?:zegt|schreef)(?: op|:))"
)
_PUBLISHED = re.compile(
    r"(?:gepubliceerd|geplaatst|bijgewerkt|datum|laatst gewijzigd)"
    r"(?: op| door [^\d]{1,60} op)?:? .*\d{4}[\d:., uur]*"
)
_BROKEN_DATE = re.compile(r"\d{0,2}[/-]{1,2}\d{0,2}[/-]{1,2}\d{4}")
_PRESS_NOTE = re.compile(
    r"(?:noot|informatie) (?:voor|aan) (?:de )?(?:redacties?|pers)\b"
)
_CREDIT_LABEL = re.compile(
    r"(?P<label>tekst(?: en (?:foto|beeld|fotografie)['’]?s?)?|interview|door|auteur|"
    r"foto['’]?s?|fotografie|beeld|illustraties?|film|video)\s?:\s?",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:verder (?:lezen|praten)|meer (?:weten|lezen|informatie|info|zien|nieuws)|"
    r"(?:heb|heeft) (?:je|jij|u) (?:ook |nog )?(?:een )?(?:vraag|vragen|interesse)|"
    r"wilt? (?:je|jij|u) (?:ook|meer|zelf)|zelf (?:ook|een|aan)|interesse|nieuwsgierig|"
    r"vragen|contact|aanmelden|meedoen|doet? (?:je|jij|u) (?:ook )?mee|"
    r"kent? (?:je|jij|u) (?:ook )?(?:iemand|een))\b.*\?"
)
_WEB_OR_MAIL = re.compile(r"https?://|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.")
_NAME_AND_ROLE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: (?:van|de|der|den|ten|ter|te|’t|'t|el|al|"
    r"[A-ZÀ-Þ][\w’'.-]*)){1,5}), "
    r"(?P<role>(?!(?:van|naar|met|voor|in|op|en|of|een|het|de|waar|maar|dat|die) )"
    r"[^\W\d_].{2,90}[^.?!:])"
)


def squeeze(text: str) -> str:
    """The text on one line, in lower case."""
    return " ".join(text.split()).casefold()


def letters(text: str) -> str:
    """Only letters and digits, to see whether two lines say the same."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def is_share_line(text: str) -> bool:
    if len(text) > LONGEST_FIXED_LINE:
        return False
    line = squeeze(text)
    return bool(_SHARE.fullmatch(line) or _NETWORK_LINE.fullmatch(line))


def is_footer_line(text: str) -> bool:
    """Whether this stands under every page of a site and not in the article."""
    if len(text) > LONGEST_FIXED_LINE:
        return False
    return bool(_FOOTER.fullmatch(squeeze(text))) or is_share_line(text)


def starts_reactions(text: str, following: str) -> bool:
    """Whether here begins the list of reactions of visitors."""
    return bool(
        _REACTIONS.fullmatch(squeeze(text)) and _REACTION.match(squeeze(following))
    )


def starts_press_note(text: str) -> bool:
    return bool(_PRESS_NOTE.match(squeeze(text)))


def read_publication_date(text: str) -> date | None:
    """The date of a line that says nothing else, as in “Gepubliceerd op 2-3-2016”."""
    if len(text) > LONGEST_FIXED_LINE:
        return None
    line = squeeze(text)
    return find_day(line) if _PUBLISHED.fullmatch(line) else parse_day(line)


def is_broken_date(text: str) -> bool:
    """Whether a line is a date in which the day or the month went lost."""
    return bool(_BROKEN_DATE.fullmatch(squeeze(text))) and parse_day(text) is None


def read_credits(text: str) -> dict[str, str]:
    """Names by label in a line such as “Tekst: Jan Smit Foto: Bureau Beeld”."""
    text = " ".join(text.split())
    labels = list(_CREDIT_LABEL.finditer(text))
    if not labels or labels[0].start() > 0 or len(text) > 160:
        return {}
    ends = [label.start() for label in labels[1:]] + [len(text)]
    names = [
        text[label.end() : end].strip(" |,;/·–-")
        for label, end in zip(labels, ends, strict=True)
    ]
    if not all(2 <= len(name) <= 60 and "//" not in name for name in names):
        return {}
    return {
        label["label"].lower(): name for label, name in zip(labels, names, strict=True)
    }


def is_question(text: str) -> bool:
    """Whether an interviewer may have asked this; an invitation to act is none."""
    line = squeeze(text)
    return (
        line.endswith("?")
        and 8 <= len(line) <= LONGEST_QUESTION
        and not is_invitation(text)
    )


def is_invitation(text: str) -> bool:
    """“Verder lezen?”, “Meer weten?”: a short question that asks for a click."""
    line = squeeze(text)
    return line.endswith("?") and len(line) <= 60 and bool(_INVITATION.match(line))


def is_contact_detail(text: str) -> bool:
    return bool(_WEB_OR_MAIL.search(text) or re.search(_PHONE, text))


def could_be_heading(text: str) -> bool:
    """Whether a line is built as a heading: short, a capital first, no full stop."""
    return (
        3 <= len(text) <= LONGEST_HEADING
        and "\n" not in text
        and (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"’")
        and text[-1] not in ".,;:…"
        and ". " not in text
        and not is_contact_detail(text)
        and not read_credits(text)
    )


def read_name_and_role(text: str) -> tuple[str, str] | None:
    """The two halves of “Sanne Hoekman, leerling-bakker”."""
    match = _NAME_AND_ROLE.fullmatch(text.strip())
    return (match["name"], match["role"]) if match and len(text) <= 120 else None
