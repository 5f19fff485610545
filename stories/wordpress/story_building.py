"""Builds a story page, not yet saved, from an old post."""

from datetime import date, datetime, time
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.text import slugify

from core.models.pages import validate_page_slug
from stories.models import StoryFact, StoryPage

from .article import Article
from .dates import AMSTERDAM
from .filing import file_under, format_of, kind_of
from .findings import Findings, shorten
from .photos import file_name
from .pictures import PictureError, Pictures, is_same_picture
from .records import Item

# Fields that a later run may overwrite, in a page that no editor changed.
IMPORTED_FIELDS = (
    *("title", "kind", "format", "intro", "body", "year", "press_note"),
    *("image", "image_alt", "image_caption", "municipality", "sector", "series"),
    *("text_credit", "photo_credit", "film_credit", "target_groups", "facts"),
    "first_published_at",
)
COLOURS = ("yellow", "lilac")
NO_PERSON = {"admin", "administrator", "beheerder", "webmaster"}


def build_story(
    item: Item, article: Article, *, pictures: Pictures, parent
) -> StoryPage:
    """A story with its pictures; what is missing goes into the article's findings."""
    findings = article.findings
    blocks = list(article.blocks)
    main = _main_photo(item, blocks, pictures)
    story = StoryPage(
        title=shorten(article.title or item.title or "Zonder titel", 255),
        slug=item.slug,
        kind=kind_of(item),
        format=format_of(item, article),
        intro=article.intro,
        year=item.published_at.year if item.published_at else None,
        press_note=_paragraphs(article.press_note),
        first_published_at=item.published_at or _noon(article.published_on),
        live=False,
    )
    _name_makers(story, item, article)
    if main:
        story.image = _bring_in(main, pictures, findings)
        story.image_alt = main["alt"][:250]
        story.image_caption = shorten(main["caption"], 250)
    story.body = _body(blocks, pictures, findings)
    story.facts = _facts(article)
    file_under(story, item, parent)
    return story


def _name_makers(story: StoryPage, item: Item, article: Article) -> None:
    author = "" if item.author.lower() in NO_PERSON else item.author
    story.text_credit = shorten(article.text_credit or author, 120)
    story.photo_credit = shorten(article.photo_credit, 120)
    story.film_credit = shorten(article.film_credit, 120)


def copy_story(source: StoryPage, target: StoryPage) -> None:
    """Give an existing page what a new reading of its post says."""
    for name in IMPORTED_FIELDS:
        value = getattr(source, name)
        setattr(target, name, list(value.all()) if hasattr(value, "all") else value)


def free_slug(story: StoryPage, item: Item, parent) -> str:
    """An address that is allowed, and that no sibling has."""
    base = next(
        (
            slug
            for slug in (slugify(unquote(item.slug)), slugify(story.title))
            if slug and _is_allowed(slug)
        ),
        f"verhaal-{item.post_id}",
    )[:240]
    taken = set(
        parent.get_children()
        .filter(slug__startswith=base)
        .values_list("slug", flat=True)
    )
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def unready_because(story: StoryPage) -> list[str]:
    """What stops this story from going online, in words for an editor."""
    problems = [message for _field, message in story.publication_problems()]
    # Publishing from code does not ask the blocks themselves, as the editor does.
    for block in story.body:
        if block.block_type == "quote" and not block.value["person"]:
            problems.append("Vul bij elk citaat in wie het zei.")
        elif block.block_type == "photo" and not block.value["alt_text"]:
            problems.append(
                "Beschrijf bij elke afbeelding in de tekst wat er te zien is."
            )
    return list(dict.fromkeys(problems))


def _main_photo(item: Item, blocks: list, pictures: Pictures) -> dict | None:
    """The picture above the story; a photo that opens the text moves up there."""
    featured = pictures.attachment(item.meta.get("_thumbnail_id", ""))
    opening = blocks[0][1] if blocks and blocks[0][0] == "photo" else None
    if featured is None:
        return blocks.pop(0)[1] if opening else None
    if opening and is_same_picture(opening["source"], featured.url):
        blocks.pop(0)
    return {
        "source": featured.url,
        "attachment_id": featured.post_id,
        "alt": featured.alt,
        "caption": featured.caption,
        "credit": "",
    }


def _bring_in(photo: dict, pictures: Pictures, findings: Findings):
    attachment = pictures.attachment(photo["attachment_id"])
    source = attachment.url if attachment else photo["source"]
    try:
        return pictures.bring_in(
            source,
            title=attachment.title if attachment else photo["caption"],
            alt=photo["alt"],
            credit=photo["credit"],
        )
    except PictureError as error:
        findings.todo(f"Foto {file_name(source)} ontbreekt: {error}.")
        return None


def _body(blocks: list, pictures: Pictures, findings: Findings) -> list:
    body, quotes = [], 0
    for name, value in blocks:
        if name == "photo":
            image = _bring_in(value, pictures, findings)
            if image:
                body.append((name, _photo(value, image)))
        elif name == "quote":
            look = {"portrait": None, "colour": COLOURS[quotes % len(COLOURS)]}
            body.append((name, value | look))
            quotes += 1
        else:
            body.append((name, value))
    return body


def _photo(value: dict, image) -> dict:
    return {
        "image": image,
        "alt_text": value["alt"][:250],
        "decorative": False,
        "caption": shorten(value["caption"], 250),
    }


def _noon(day: date | None) -> datetime | None:
    return datetime.combine(day, time(12), AMSTERDAM) if day else None


def _facts(article: Article) -> list[StoryFact]:
    facts = [("Wie", article.person), ("Werk", article.role)]
    return [
        StoryFact(label=label, value=shorten(value, 160), sort_order=order)
        for order, (label, value) in enumerate(facts)
        if value
    ]


def _paragraphs(text: str) -> str:
    lines = ((line,) for line in text.splitlines())
    return format_html_join("", "<p>{}</p>", lines)


def _is_allowed(slug: str) -> bool:
    try:
        validate_page_slug(slug)
    except ValidationError:
        return False
    return True
