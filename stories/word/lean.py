"""Makes a small, safe copy of a Word file, for mammoth to read."""

import io
import posixpath
import zipfile

from lxml import etree

from stories.wordpress.findings import Findings

from . import errors
from .cleaning import clean_body
from .errors import WordError
from .package import CONTENT_TYPES, Package
from .parts import Meter, attribute, local_name, parse, rels_name
from .styles import Styles

PACKAGE_RELATIONS = "_rels/.rels"
TEXTS = ("footnotes", "endnotes")
MARGINS = ("header", "footer")


def lean_copy(package: Package, findings: Findings) -> io.BytesIO:
    """A Word file of only the parts with text, checked and cleaned.

    Of the pictures it holds only the names, so that none is unpacked in vain.
    """
    return _Copier(package, findings).copy()


class _Copier:
    """Takes over the parts of one file that matter."""

    def __init__(self, package: Package, findings: Findings):
        self._package = package
        self._findings = findings
        self._meter = Meter()
        self._roots: dict[str, etree._Element] = {}

    def copy(self) -> io.BytesIO:
        self._take(CONTENT_TYPES)
        main = self._main_part()
        related = self._related(main)
        styles, numbering = related.get("styles", []), related.get("numbering", [])
        for name in (*styles, *numbering):
            _drop_table_styles(self._take(name))
        meanings = Styles(self._roots[styles[0]] if styles else None)
        for name in (main, *(part for kind in TEXTS for part in related.get(kind, []))):
            self._take_text(name, meanings)
        margins = (part for kind in MARGINS for part in related.get(kind, []))
        if any(self._has_text(name) for name in margins):
            self._findings.drop("kop- of voettekst van de pagina’s")
        return self._write()

    def _main_part(self) -> str:
        for relation in self._take(PACKAGE_RELATIONS):
            name = attribute(relation, "Target").lstrip("/")
            is_document = attribute(relation, "Type").endswith("/officeDocument")
            if is_document and name in self._package:
                return name
        raise WordError(errors.BROKEN)

    def _related(self, main: str) -> dict[str, list[str]]:
        """The names of the parts beside the main one, by what they are for."""
        folder = posixpath.dirname(main)
        related: dict[str, list[str]] = {}
        for relation in self._take_relations(main):
            target = posixpath.join(folder, attribute(relation, "Target"))
            if target.lstrip("/") in self._package:
                kind = attribute(relation, "Type").rpartition("/")[2]
                related.setdefault(kind, []).append(target.lstrip("/"))
        return related

    def _take(self, name: str) -> etree._Element:
        if name not in self._roots:
            if name not in self._package:
                raise WordError(errors.BROKEN)
            self._roots[name] = parse(self._package, name, self._meter)
        return self._roots[name]

    def _take_relations(self, name: str) -> etree._Element | list:
        rels = rels_name(name)
        return self._take(rels) if rels in self._package else []

    def _take_text(self, name: str, styles: Styles) -> None:
        relations = {attribute(rel, "Id") for rel in self._take_relations(name)}
        clean_body(
            self._take(name),
            styles=styles,
            relations=relations,
            findings=self._findings,
        )

    def _has_text(self, name: str) -> bool:
        root = parse(self._package, name, self._meter)
        texts = (element for element in root.iter() if local_name(element) == "t")
        return any((text.text or "").strip() for text in texts)

    def _write(self) -> io.BytesIO:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as copy:
            for name, root in self._roots.items():
                copy.writestr(name, etree.tostring(root))
            for name in self._package:
                if name not in self._roots and not name.endswith((".xml", ".rels")):
                    copy.writestr(name, name.encode())
        out.seek(0)
        return out


def _drop_table_styles(root: etree._Element) -> None:
    """Nine tenths of the styles, of which a story uses none."""
    for style in list(root):
        if attribute(style, "type") == "table":
            root.remove(style)
