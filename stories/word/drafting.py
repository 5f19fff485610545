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

MOST_POINTS = 40
# A comment on a stream as a whole is not shown, on its title it is.
WHOLE_STORY = "title"


@dataclass(frozen=True)
class Point:
    """Something for the editor to look at, and the field it is about."""

    text: str
    place: str = WHOLE_STORY


@dataclass(frozen=True)
class Draft:
    """A new story, and what its editor should look at."""

    story: StoryPage
    points: list[Point]


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
            points = _to_do(story, article, builder.places) + _remarks(article)
            for point in points:
                Comment.objects.create(
                    page=story,
                    user=user,
                    text=f"Uit Word: {point.text}",
                    contentpath=point.place,
                )
            story.save_revision(user=user, log_action=True)
    except BaseException:
        pictures.give_up()
        raise
    return Draft(story, points)


def _to_do(
    story: StoryPage, article: Article, places: Mapping[str, str]
) -> list[Point]:
    chosen = f"{story.get_kind_display()}, {story.get_format_display()}"
    todos = article.findings.todos
    points = [Point(todo, _place_of(todo, places)) for todo in todos[:MOST_POINTS]]
    if len(todos) > MOST_POINTS:
        points.append(Point(f"En nog {len(todos) - MOST_POINTS} zulke punten."))
    points.append(Point(f"Kloppen soort en vorm? Nu staat er: {chosen}.", "kind"))
    points += [
        Point(f"Nodig voor publicatie: {message}", field)
        for field, message in story.publication_problems()
        # What a picture lacks stands in the findings, picture by picture.
        if field not in {None, "image_alt"}
    ]
    return points


def _remarks(article: Article) -> list[Point]:
    findings = article.findings
    remarks = list(findings.notes[:MOST_POINTS])
    if article.published_on:
        day = f"{article.published_on:%d-%m-%Y}"
        remarks.append(f"De datum in de tekst ({day}) is weggelaten.")
    if findings.dropped:
        remarks.append(f"Niet meegenomen: {', '.join(findings.dropped_lines)}.")
    return [Point(remark) for remark in remarks]


def _place_of(todo: str, places: Mapping[str, str]) -> str:
    about = (
        place for name, place in places.items() if todo.startswith(f"Foto {name}:")
    )
    return next(about, WHOLE_STORY)


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
