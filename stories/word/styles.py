"""What the paragraph styles of a document stand for, whatever they are called."""

from lxml import etree

from .parts import attribute, find, local_name

# Names of built-in styles; Word translates what it shows, not what it stores.
MEANINGS = {
    "title": "Title",
    "quote": "Quote",
    "intense quote": "Quote",
    "quotations": "Quote",
    "caption": "Caption",
    "toc heading": "Contents",
    **{f"heading {level}": f"Heading{level}" for level in range(1, 10)},
    **{f"toc {level}": "Contents" for level in range(1, 10)},
}


class Styles:
    """Looks up what a style means, by its own name or that of the style below it."""

    def __init__(self, root: etree._Element | None):
        self._styles = {}
        for style in root if root is not None else ():
            if attribute(style, "type") == "paragraph":
                self._styles.setdefault(attribute(style, "styleId"), style)

    def meaning(self, paragraph: etree._Element) -> str:
        """`Title`, `Heading2`, `Quote`, `Caption`, `Contents` or an empty string."""
        style_id = attribute(find(paragraph, "pPr", "pStyle"), "val")
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            name = attribute(find(style, "name"), "val").lower()
            if name in MEANINGS:
                return MEANINGS[name]
            if level := _outline(style):
                return level
            style_id = attribute(find(style, "basedOn"), "val")
        return _outline(paragraph)


def _outline(element: etree._Element) -> str:
    """The heading that a level in the outline makes of a paragraph."""
    level = attribute(find(element, "pPr", "outlineLvl"), "val")
    return f"Heading{int(level) + 1}" if level in set("012345678") else ""


def set_meaning(paragraph: etree._Element, meaning: str) -> None:
    """Give a paragraph the style that stands for this in the conversion."""
    namespace = etree.QName(paragraph).namespace
    properties = find(paragraph, "pPr")
    if properties is None:
        properties = etree.Element(f"{{{namespace}}}pPr")
        paragraph.insert(0, properties)
    for child in list(properties):
        if local_name(child) in {"pStyle", "numPr"}:
            properties.remove(child)
    style = etree.SubElement(properties, f"{{{namespace}}}pStyle")
    style.set(f"{{{namespace}}}val", meaning)
