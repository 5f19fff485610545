"""Builds a story page, not yet saved, from a manuscript."""

from itertools import cycle
from uuid import uuid4

from django.utils.html import format_html_join

from core.models import CustomImage
from stories.enums import StoryFormat, StoryKind
from stories.models import StoryFact, StoryPage
from stories.wordpress.article import Article
from stories.wordpress.blocks import Block
from stories.wordpress.findings import shorten
from stories.wordpress.photos import file_name

from .pictures import PictureError, Pictures
from .reading import Manuscript

COLOURS = ("yellow", "lilac")


class StoryBuilder:
    """Makes the page; `places` tells where in the editor each picture went."""

    def __init__(self, manuscript: Manuscript, pictures: Pictures):
        self._article = manuscript.article
        self._parts = manuscript.parts
        self._pictures = pictures
        self._colours = cycle(COLOURS)
        self.places: dict[str, str] = {}

    def build(self, *, owner) -> StoryPage:
        article = self._article
        story = StoryPage(
            title=shorten(article.title, 255),
            format=_format_of(article),
            kind=StoryKind.SUCCESS if article.is_interview else StoryKind.NEWS,
            intro=article.intro,
            text_credit=shorten(article.text_credit, 120),
            photo_credit=shorten(article.photo_credit, 120),
            film_credit=shorten(article.film_credit, 120),
            press_note=_paragraphs(article.press_note),
            owner=owner,
            live=False,
        )
        blocks = list(article.blocks)
        # What stands before the text belongs above the story, not in it.
        if blocks and blocks[0][0] == "photo":
            self._put_above(story, blocks.pop(0)[1])
        story.body = list(filter(None, map(self._block, blocks)))
        story.facts = _facts(article)
        return story

    def _put_above(self, story: StoryPage, photo: dict) -> None:
        story.image = self._bring_in(photo, place="image_alt")
        if story.image:
            story.image_alt = photo["alt"][:250]
            story.image_caption = shorten(photo["caption"], 250)

    def _block(self, block: Block) -> dict | None:
        name, value = block
        block_id = str(uuid4())
        if name == "photo":
            image = self._bring_in(value, place=f"body.{block_id}.alt_text")
            value = _photo(value, image) if image else None
        elif name == "quote":
            value = value | {"portrait": None, "colour": next(self._colours)}
        return {"type": name, "value": value, "id": block_id} if value else None

    def _bring_in(self, photo: dict, *, place: str) -> CustomImage | None:
        name = file_name(photo["source"])
        try:
            image = self._pictures.bring_in(
                self._parts.get(photo["source"], ""),
                alt=photo["alt"],
                credit=photo["credit"],
            )
        except PictureError as error:
            reason = str(error).rstrip(".")
            self._article.findings.todo(f"Foto {name} ontbreekt: {reason}.")
            return None
        self.places[name] = place
        return image


def _format_of(article: Article) -> StoryFormat:
    if article.is_press_release:
        return StoryFormat.PRESS_RELEASE
    return StoryFormat.INTERVIEW if article.is_interview else StoryFormat.ARTICLE


def _photo(value: dict, image: CustomImage) -> dict:
    return {
        "image": image.pk,
        "alt_text": value["alt"][:250],
        "decorative": False,
        "caption": shorten(value["caption"], 250),
    }


def _facts(article: Article) -> list[StoryFact]:
    facts = [("Wie", article.person), ("Werk", article.role)]
    return [
        StoryFact(label=label, value=shorten(value, 160), sort_order=order)
        for order, (label, value) in enumerate(facts)
        if value
    ]


def _paragraphs(text: str) -> str:
    return format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines()))
