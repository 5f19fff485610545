"""Stores a manuscript as a draft, with a list of what is left to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Comment

from core.models.pages import validate_page_slug
from stories.models import StoryIndexPage, StoryPage
from stories.wordpress.article import Article

from .building import StoryBuilder
from .pictures import Pictures
from .reading import Manuscript

MOST_COMMENTS = 40
BODY = "body"


@dataclass(frozen=True)
class Draft:
    """A new story, what its editor must still do, and what is good to know."""

    story: StoryPage
    to_do: list[str]
    remarks: list[str]


def draft_story(index: StoryIndexPage, manuscript: Manuscript, *, user) -> Draft:
    """Add a manuscript as a draft to the library: all of it, or nothing."""
    article = manuscript.article
    pictures = Pictures(manuscript.package, title=article.title, user=user)
    try:
        with transaction.atomic():
            builder = StoryBuilder(manuscript, pictures)
            story = builder.build(owner=user)
            story.slug = _free_slug(index, story.title)
            index.add_child(instance=story)
            draft = Draft(story, _to_do(story, article), _remarks(article))
            _keep_as_comments(draft, builder.places, user)
            story.save_revision(user=user, log_action=True)
    except BaseException:
        pictures.give_up()
        raise
    return draft


def _to_do(story: StoryPage, article: Article) -> list[str]:
    needed = [
        f"Nodig voor publicatie: {message}"
        for field, message in story.publication_problems()
        # What a picture lacks stands in the findings, picture by picture.
        if field not in {None, "image_alt"}
    ]
    chosen = f"{story.get_kind_display()}, {story.get_format_display()}"
    check = f"Kloppen soort en vorm? Nu staat er: {chosen}."
    return [*article.findings.todos, check, *needed]


def _remarks(article: Article) -> list[str]:
    findings = article.findings
    remarks = list(findings.notes)
    if article.published_on:
        day = f"{article.published_on:%d-%m-%Y}"
        remarks.append(f"De datum in de tekst ({day}) is weggelaten.")
    if findings.dropped:
        remarks.append(f"Niet meegenomen: {', '.join(findings.dropped_lines)}.")
    return remarks


def _keep_as_comments(draft: Draft, places: Mapping[str, str], user) -> None:
    """Put every point beside its field, where an editor can tick it off."""
    points = draft.to_do[:MOST_COMMENTS]
    points += draft.to_do[MOST_COMMENTS:] and ["\n".join(draft.to_do[MOST_COMMENTS:])]
    if draft.remarks:
        points.append("Goed om te weten. " + " ".join(draft.remarks))
    for point in points:
        Comment.objects.create(
            page=draft.story,
            user=user,
            text=f"Uit Word: {point}",
            contentpath=_place_of(point, places),
        )


def _place_of(point: str, places: Mapping[str, str]) -> str:
    about = (place for name, place in places.items() if f"Foto {name}:" in point)
    return next(about, BODY)


def _free_slug(index: StoryIndexPage, title: str) -> str:
    """An address that is allowed, and that no sibling has."""
    base = slugify(title)[:240].strip("-")
    try:
        validate_page_slug(base or "0")
    except ValidationError:
        base = f"verhaal-{base}".strip("-")
    siblings = index.get_children().filter(slug__startswith=base)
    taken = set(siblings.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(s for s in numbered if s not in taken)
