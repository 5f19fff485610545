"""WordPress's own codes in a post: [shortcodes] and <!-- wp:blocks -->."""

import html
import re
from collections.abc import Mapping

from .findings import Findings
from .links import provider_of
from .records import Attachment

CAPTIONS = {"caption", "wp_caption"}
MEDIA_CODES = {"video", "audio", "youtube", "vimeo", "playlist"}

# A block that closes itself holds no text: WordPress fills it when it is shown.
_EMPTY_BLOCK = re.compile(r"<!--\s*wp:([a-z0-9/-]{1,80})\s+(?:\{[^<>]{0,2000}\s+)?/-->")
_CODE = re.compile(
    r"\[(?P<escaped>\[?)(?P<end>/?)(?P<name>[a-z][\w-]{1,60})"
    r"(?P<attributes>[\s=][^\[\]]{0,2000})?\]{1,2}",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")


def expand_shortcodes(
    content: str, *, attachments: Mapping[int, Attachment], findings: Findings
) -> str:
    """The post as HTML: captions and galleries become figures, other codes go."""
    for match in _EMPTY_BLOCK.finditer(content):
        findings.drop(f"WordPress-blok {match[1]}")
    codes = list(_CODE.finditer(content))
    closed = {code["name"].lower() for code in codes if code["end"]}
    captions = _paired_captions(codes)
    parts, done = [], 0
    for code in codes:
        parts.append(content[done : code.start()])
        done = code.end()
        if code.start() in captions:
            parts.append(_caption(code))
        elif _is_literal(code, closed):
            parts.append(code[0][1:-1] if code["escaped"] else code[0])
        else:
            parts.append(_replace(code, attachments, findings))
    return "".join([*parts, content[done:]])


def report_embed(address: str, findings: Findings) -> None:
    """Tell the editor that something from another site stood here."""
    provider = provider_of(address)
    findings.drop(f"ingesloten inhoud van {provider}")
    findings.todo(f"Hier stond iets van {provider}; voeg zelf een link toe: {address}")


def figure(attachment: Attachment) -> str:
    return (
        f'<figure><img src="{html.escape(attachment.url)}" '
        f'class="wp-image-{attachment.post_id}" alt="{html.escape(attachment.alt)}">'
        f"<figcaption>{html.escape(attachment.caption)}</figcaption></figure>"
    )


def _paired_captions(codes: list[re.Match]) -> set[int]:
    """Starts of the caption codes that have both an opening and a closing half."""
    paired, opening = set(), None
    for code in codes:
        if code["name"].lower() not in CAPTIONS or code["escaped"]:
            continue
        if not code["end"]:
            opening = code
        elif opening:
            paired |= {opening.start(), code.start()}
            opening = None
    return paired


def _caption(code: re.Match) -> str:
    if code["end"]:
        return "</figure>"
    text = _attributes(code).get("caption", "")
    return f"<figure><figcaption>{text}</figcaption>" if text else "<figure>"


def _is_literal(code: re.Match, closed: set[str]) -> bool:
    """Whether this is no code but text between brackets, such as [red.]."""
    name = code["name"].lower()
    if code["escaped"]:
        return True
    known = name in closed | CAPTIONS | MEDIA_CODES | {"gallery", "embed"}
    return not (known or "_" in name or "=" in (code["attributes"] or ""))


def _replace(
    code: re.Match, attachments: Mapping[int, Attachment], findings: Findings
) -> str:
    name = code["name"].lower()
    # Between [embed] and [/embed] stands only an address, which is read as text.
    if code["end"] or name == "embed" or name in CAPTIONS:
        return ""
    if name == "gallery":
        return _gallery(_attributes(code), attachments, findings)
    attributes = _attributes(code)
    address = next((v for v in attributes.values() if "//" in v), "")
    if name in MEDIA_CODES and address:
        report_embed(address, findings)
    else:
        findings.drop(f"code [{name}]")
    return ""


def _gallery(
    attributes: dict[str, str],
    attachments: Mapping[int, Attachment],
    findings: Findings,
) -> str:
    wanted = [
        int(number) for number in re.findall(r"\d{1,18}", attributes.get("ids", ""))
    ]
    found = [attachments[number] for number in wanted if number in attachments]
    if len(found) < len(wanted) or not wanted:
        missing = len(wanted) - len(found) or "alle"
        findings.todo(f"Uit een galerij ontbreken foto’s ({missing}).")
    return "".join(figure(attachment) for attachment in found)


def _attributes(code: re.Match) -> dict[str, str]:
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(code["attributes"] or "")
    }
