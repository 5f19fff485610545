"""Pictures in an old post: their address, and what can be trusted of their texts."""

import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from .findings import Findings
from .links import UnsafeLinkError, clean_address
from .pieces import Photo

# Where lazy-loading plugins keep the real address while `src` is a placeholder.
ADDRESSES = ("src", "data-orig-file", "data-lazy-src", "data-src", "data-original")
TEXT_IMAGES = {"wp-smiley", "emoji"}

_ATTACHMENT = re.compile(r"wp-image-(\d{1,18})")
_FILE_NAME = re.compile(
    r"[^/\\]{1,200}\.(jpe?g|png|gif|webp|bmp|tiff?|avif|heic)", re.I
)
_CAMERA_NAME = re.compile(
    r"(img|dsc[nf]?|dscf|p|foto|photo|image|afbeelding|schermafbeelding|screenshot|"
    r"whatsapp image|naamloos|untitled|unnamed|header|banner)?[\d_\-. ()x]*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\s(\[|–—-]*\b(?:foto(?:graaf|grafie|’?s)?|beeld|photo)\s*[:©]\s*"
    r"(?P<credit>[^()\[\]\n]{2,80})[)\]]?\.?$|©\s*(?P<sign>[^()\[\]\n]{2,80})$",
    re.IGNORECASE,
)


def read_photo(tag: Tag, *, findings: Findings) -> Photo | None:
    """The picture of an <img>, or None for what is no picture to keep."""
    classes = set(tag.get_attribute_list("class"))
    if classes & TEXT_IMAGES:
        return None
    if _is_pixel(tag):
        findings.drop("volgpixel")
        return None
    source = _source(tag)
    if not source:
        findings.drop("afbeelding zonder bruikbaar adres")
        return None
    alt = " ".join(str(tag.get("alt", "")).split())
    number = _ATTACHMENT.search(" ".join(filter(None, classes)))
    return Photo(
        source=source,
        alt="" if is_poor_alt(alt, source) else alt,
        attachment_id=int(number[1]) if number else None,
    )


def with_caption(photo: Photo, caption: str) -> Photo:
    """The photo with its caption, from which the maker's name is taken apart."""
    caption = " ".join(caption.split())
    match = _CREDIT.search(caption)
    if not match:
        return replace(photo, caption=caption)
    credit = (match["credit"] or match["sign"]).strip(" .")
    return replace(photo, caption=caption[: match.start()].strip(), credit=credit)


def is_poor_alt(alt: str, source: str) -> bool:
    """Whether a text alternative is only the name of the file or the camera's."""
    if _FILE_NAME.fullmatch(alt) or _CAMERA_NAME.fullmatch(alt):
        return True
    return _letters(alt) == _letters(PurePosixPath(file_name(source)).stem)


def file_name(source: str) -> str:
    """The last part of a picture's address, as an editor knows it."""
    return PurePosixPath(unquote(urlsplit(source).path)).name or source[:60]


def _source(tag: Tag) -> str:
    for name in ADDRESSES:
        try:
            source = clean_address(str(tag.get(name, "")))
        except UnsafeLinkError:
            continue
        if source:
            return source
    return ""


def _is_pixel(tag: Tag) -> bool:
    return any(
        str(tag.get(side, "")).strip() in {"0", "1", "2"}
        for side in ("width", "height")
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
