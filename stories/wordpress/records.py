"""What one WordPress export holds, free of XML and of Django."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Term:
    """A category or tag: the name people read and the slug in its address."""

    name: str
    slug: str


@dataclass(frozen=True)
class Comment:
    """A reaction under a post; the address of its author is never read."""

    comment_id: int
    parent_id: int | None
    author: str
    text: str
    written_at: datetime | None
    is_approved: bool


@dataclass(frozen=True)
class Attachment:
    """An uploaded file as the export knows it: an address, no bytes."""

    post_id: int
    url: str
    title: str = ""
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Item:
    """One `<item>` of the export; `line` is where it starts in the file."""

    line: int
    post_id: int
    guid: str
    post_type: str
    status: str
    title: str
    slug: str
    link: str
    author: str
    published_at: datetime | None
    modified_at: datetime | None
    excerpt: str
    content: str
    has_password: bool = False
    attachment_url: str = ""
    categories: tuple[Term, ...] = ()
    tags: tuple[Term, ...] = ()
    comments: tuple[Comment, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
