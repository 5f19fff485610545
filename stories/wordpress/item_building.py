"""From the loose fields of one `<item>` to a record."""

import html
import re
from dataclasses import dataclass, field
from datetime import datetime

from .dates import first_moment
from .errors import WxrError
from .records import Attachment, Comment, Item, Term

# WXR 1.0 says "tag" where later versions say "post_tag".
TAG_DOMAINS = {"tag", "post_tag"}
NO_REACTION = {"pingback", "trackback", "webmention"}

_MARKUP = re.compile(r"<[^<>]{0,500}>")
_NUMBER = re.compile(r"\d{1,18}")


@dataclass
class RawItem:
    """The texts of one item as they stand in the file."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    groups: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.fields.get(name, "").strip()


def build_item(raw: RawItem, *, authors: dict[str, str], site_url: str) -> Item:
    """A record; raises WxrError when the item cannot be told from the others."""
    post_id = read_number(raw.text("wp:post_id"))
    if post_id is None:
        raise WxrError("dit onderdeel heeft geen nummer (wp:post_id)", line=raw.line)
    published_at = _published_at(raw)
    login = raw.text("dc:creator")
    return Item(
        line=raw.line,
        post_id=post_id,
        guid=raw.text("guid") or f"{site_url.rstrip('/')}/?p={post_id}",
        post_type=raw.text("wp:post_type") or "post",
        status=raw.text("wp:status") or "draft",
        title=plain_line(raw.text("title")),
        slug=raw.text("wp:post_name"),
        link=raw.text("link"),
        author=authors.get(login, login),
        published_at=published_at,
        modified_at=_modified_at(raw),
        excerpt=raw.text("excerpt:encoded"),
        content=raw.text("content:encoded"),
        has_password=bool(raw.text("wp:post_password")),
        attachment_url=raw.text("wp:attachment_url"),
        categories=_terms(raw, {"category"}),
        tags=_terms(raw, TAG_DOMAINS),
        comments=_comments(raw),
        meta=_meta(raw),
        problems=() if published_at else (_describe_date(raw),),
    )


def _published_at(raw: RawItem) -> datetime | None:
    return first_moment(
        utc=raw.text("wp:post_date_gmt"),
        local=raw.text("wp:post_date"),
        rss=raw.text("pubDate"),
    )


def _modified_at(raw: RawItem) -> datetime | None:
    return first_moment(
        utc=raw.text("wp:post_modified_gmt"), local=raw.text("wp:post_modified")
    )


def build_attachment(item: Item) -> Attachment:
    """The file that an item of type `attachment` stands for."""
    return Attachment(
        post_id=item.post_id,
        url=item.attachment_url or item.guid,
        title=item.title,
        alt=item.meta.get("_wp_attachment_image_alt", "").strip(),
        caption=plain_line(item.excerpt),
    )


def plain_line(text: str) -> str:
    """A title without tags, entities and double spaces."""
    return " ".join(html.unescape(_MARKUP.sub("", text)).split())


def _plain_text(text: str) -> str:
    """A comment as its reader saw it: lines of text, no markup."""
    lines = html.unescape(_MARKUP.sub("", text)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def read_number(text: str) -> int | None:
    """The number in a field, or None when it holds something else."""
    return int(text) if _NUMBER.fullmatch(text.strip()) else None


def _terms(raw: RawItem, domains: set[str]) -> tuple[Term, ...]:
    # WXR 1.0 lists each term twice, once bare; a dict keeps the order and one of each.
    found = {
        slug: Term(name=plain_line(name), slug=slug)
        for domain, slug, name in raw.terms
        if domain in domains and slug
    }
    return tuple(found.values())


def _comments(raw: RawItem) -> tuple[Comment, ...]:
    groups = (group for name, group in raw.groups if name == "wp:comment")
    return tuple(
        _comment(group)
        for group in groups
        if group.get("wp:comment_type", "").strip() not in NO_REACTION
    )


def _comment(group: dict[str, str]) -> Comment:
    return Comment(
        comment_id=read_number(group.get("wp:comment_id", "")) or 0,
        parent_id=read_number(group.get("wp:comment_parent", "")) or None,
        author=plain_line(group.get("wp:comment_author", "")),
        text=_plain_text(group.get("wp:comment_content", "")),
        written_at=first_moment(
            utc=group.get("wp:comment_date_gmt", ""),
            local=group.get("wp:comment_date", ""),
        ),
        is_approved=group.get("wp:comment_approved", "").strip() == "1",
    )


def _meta(raw: RawItem) -> dict[str, str]:
    groups = (group for name, group in raw.groups if name == "wp:postmeta")
    return {
        group.get("wp:meta_key", "").strip(): group.get("wp:meta_value", "")
        for group in groups
    }


def _describe_date(raw: RawItem) -> str:
    given = raw.text("wp:post_date") or raw.text("pubDate") or "leeg"
    return f"De datum is niet te lezen ({given[:40]})."
