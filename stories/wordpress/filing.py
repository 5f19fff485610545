"""Where an old post belongs on our site: its kind, its form and its labels."""

from django.db.models.functions import Lower

from profiles.organisations.models import Municipality, Sector, TargetGroup
from stories.enums import StoryFormat, StoryKind
from stories.models import SeriesPage, StoryPage

from .article import Article
from .records import Item

STORY_TYPES = {
    *("post", "nieuws", "news", "verhaal", "verhalen", "story", "portfolio"),
    *("best-practice", "best-practices", "bestpractice", "best_practice"),
    *("succes", "successen", "succesverhaal", "succesverhalen", "interview"),
    *("ambassadeur", "ambassadeurs", "knelpunt", "knelpunten", "praktijkverhaal"),
}
# The first word that a category or post type holds decides.
KINDS = (
    ("ambassadeur", StoryKind.AMBASSADOR),
    ("knelpunt", StoryKind.OBSTACLE),
    ("verslag", StoryKind.PRACTICE),
    ("praktijk", StoryKind.PRACTICE),
    ("persbericht", StoryKind.NEWS),
    ("best", StoryKind.SUCCESS),
    ("succes", StoryKind.SUCCESS),
    ("interview", StoryKind.SUCCESS),
    ("verha", StoryKind.SUCCESS),
)


def kind_of(item: Item) -> StoryKind:
    """What a post is about, by its categories first and then by its type."""
    categories = " ".join(f"{term.slug} {term.name}" for term in item.categories)
    for labels in (categories.lower(), item.post_type.lower()):
        for word, kind in KINDS:
            if word in labels:
                return kind
    return StoryKind.NEWS


def format_of(item: Item, article: Article) -> StoryFormat:
    labels = {term.slug for term in item.categories}
    if article.is_press_release or "persbericht" in labels:
        return StoryFormat.PRESS_RELEASE
    return StoryFormat.INTERVIEW if article.is_interview else StoryFormat.ARTICLE


def file_under(story: StoryPage, item: Item, parent) -> None:
    """Give a story the place, sector, groups and series that its labels name."""
    names = [term.name.lower() for term in (*item.categories, *item.tags)]
    story.municipality = _named(Municipality, names).first()
    story.sector = _named(Sector, names).first()
    story.target_groups = list(_named(TargetGroup, names))
    slugs = [term.slug for term in item.categories]
    story.series = SeriesPage.objects.child_of(parent).filter(slug__in=slugs).first()


def _named(model, names: list[str]):
    return model.objects.annotate(lower_name=Lower("name")).filter(lower_name__in=names)
