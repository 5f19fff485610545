"""Prepares the text of a Word file for conversion, and reports what cannot come."""

from collections.abc import Iterator

from lxml import etree

from stories.wordpress.findings import Findings, shorten

from . import errors
from .errors import WordError
from .parts import attribute, find, local_name
from .styles import Styles, set_meaning

MOST_CHARACTERS = 300_000
CHANGES = {"ins", "del", "moveFrom", "moveTo"}
# Pictures, text boxes and the frames around them; the rest is drawn by Word itself.
READABLE_GRAPHICS = ("/picture", "Shape", "Group", "Canvas")
OFF = {"0", "false", "off"}


def clean_body(
    root: etree._Element, *, styles: Styles, relations: set[str], findings: Findings
) -> None:
    """Leave in a part only what mammoth reads well; the rest goes into findings."""
    if sum(len(text.text or "") for text in _all(root, "t")) > MOST_CHARACTERS:
        raise WordError(errors.TOO_LONG)
    _choose_alternatives(root)
    _report_changes(root, findings)
    _drop_hidden(root, findings)
    _drop_objects(root, findings)
    _free_text_boxes(root, findings)
    _settle_styles(root, styles, findings)
    _cut_lost_relations(root, relations)


def _all(root: etree._Element, *names: str) -> list[etree._Element]:
    """The elements with one of these local names, in a list that survives changes."""
    return [element for element in root.iter() if local_name(element) in names]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _ancestors(element: etree._Element) -> Iterator[str]:
    return (local_name(ancestor) for ancestor in element.iterancestors())


def _choose_alternatives(root: etree._Element) -> None:
    """Put the newest form in place where a program left no older one to fall back on.

    Mammoth reads only the older form, which it understands better.
    """
    for alternatives in _all(root, "AlternateContent"):
        choice, fallback = find(alternatives, "Choice"), find(alternatives, "Fallback")
        if fallback is not None and len(fallback):
            if choice is not None:
                alternatives.remove(choice)
        elif choice is not None:
            for child in reversed(choice):
                alternatives.addnext(child)
            _remove(alternatives)


def _report_changes(root: etree._Element, findings: Findings) -> None:
    if _all(root, *CHANGES):
        findings.note(
            "Er stonden bijgehouden wijzigingen in. Nieuwe tekst is overgenomen, "
            "geschrapte tekst is weg."
        )
    for _comment in _all(root, "commentReference"):
        findings.drop("opmerking in de kantlijn")


def _drop_hidden(root: etree._Element, findings: Findings) -> None:
    for run in _all(root, "r"):
        vanish = find(run, "rPr", "vanish")
        if vanish is not None and attribute(vanish, "val") not in OFF:
            if any(text.text for text in _all(run, "t")):
                findings.drop("stuk verborgen tekst")
            _remove(run)


def _drop_objects(root: etree._Element, findings: Findings) -> None:
    for found in _all(root, "object"):
        findings.todo("Een ingesloten bestand, zoals een Excel-blad, kan niet mee.")
        _remove(found)
    for found in _all(root, "graphicData"):
        if not attribute(found, "uri").endswith(READABLE_GRAPHICS):
            findings.todo(
                "Een grafiek of schema kan niet mee. Maak er een afbeelding van."
            )
    if _all(root, "oMath"):
        findings.todo("Een formule kan niet mee. Typ hem over als gewone tekst.")
    if _all(root, "altChunk", "subDoc"):
        findings.todo("Een ingevoegd document kan niet mee. Neem de tekst zelf over.")


def _free_text_boxes(root: etree._Element, findings: Findings) -> None:
    """Tell of each text box; put those that mammoth skips below their paragraph."""
    for box in _all(root, "txbxContent"):
        text = " ".join(part.text or "" for part in _all(box, "t"))
        if text.strip():
            findings.todo(
                "Een tekstvak staat nu gewoon in de tekst: "
                f"“{shorten(' '.join(text.split()))}”"
            )
        if "drawing" in _ancestors(box):
            _place_below(box)


def _place_below(box: etree._Element) -> None:
    holders = [a for a in box.iterancestors() if local_name(a) == "p"]
    if holders:
        for child in reversed(box):
            holders[-1].addnext(child)
        _remove(box)


def _settle_styles(root: etree._Element, styles: Styles, findings: Findings) -> None:
    for paragraph in _all(root, "p"):
        meaning = styles.meaning(paragraph)
        if meaning == "Contents":
            if "inhoudsopgave" not in findings.dropped:
                findings.drop("inhoudsopgave")
            _remove(paragraph)
        elif meaning:
            set_meaning(paragraph, meaning)


def _cut_lost_relations(root: etree._Element, relations: set[str]) -> None:
    """Remove references to nothing, which would stop the whole conversion."""
    for element in root.iter():
        for name, value in element.items():
            is_relation = "relationships" in (etree.QName(name).namespace or "")
            if is_relation and value not in relations:
                del element.attrib[name]
