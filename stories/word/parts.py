"""Parses the XML in a Word file after a look at what it would cost."""

import posixpath
from xml.parsers import expat

from lxml import etree

from . import errors
from .errors import WordError
from .package import Package

# Five times a long story; beyond it one request would need too much time and memory.
MOST_ELEMENTS = 50_000
DEEPEST = 80
# Word itself declares some forty names at the top of a part.
MOST_ATTRIBUTES = 200


class Meter:
    """Counts the elements of all parts of one document together."""

    def __init__(self):
        self._elements = 0
        self._depth = 0

    def check(self, data: bytes) -> None:
        """Raise WordError for XML that is broken, too large or declares entities."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_doctype
        self._depth = 0
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError) as error:
            if isinstance(error, WordError):
                raise
            raise WordError(errors.BROKEN) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS:
            raise WordError(errors.TOO_LONG)
        if self._depth > DEEPEST or len(attributes) > MOST_ATTRIBUTES:
            raise WordError(errors.BROKEN)

    def _end(self, name: str) -> None:
        self._depth -= 1


def parse(package: Package, name: str, meter: Meter) -> etree._Element:
    """The root of one part."""
    data = package.read(name)
    meter.check(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise WordError(errors.BROKEN) from error


def local_name(element: etree._Element) -> str:
    """The name of an element in either of the two namespaces that Word writes."""
    return etree.QName(element).localname


def attribute(element: etree._Element | None, name: str) -> str:
    """The value of an attribute by its local name, or an empty string."""
    if element is None:
        return ""
    values = (v for k, v in element.attrib.items() if etree.QName(k).localname == name)
    return next(values, "")


def find(element: etree._Element, *names: str) -> etree._Element | None:
    """The element at the end of a path of local names, or None."""
    for name in names:
        children = (child for child in element if local_name(child) == name)
        element = next(children, None)
        if element is None:
            return None
    return element


def rels_name(name: str) -> str:
    """Where a part keeps its relationships: `word/_rels/document.xml.rels`."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _refuse_doctype(*_details) -> None:
    # Word never writes one; entities are what it would be there for.
    raise WordError(errors.BROKEN)
