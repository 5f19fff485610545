from core.demo import add_page, body, days_ago
from profiles.organisations.models import Municipality, Sector, TargetGroup
from stories.models import SeriesPage, StoryFact, StoryIndexPage, StoryPage

SERIES = {
    "professional-aan-het-woord": (
        "Professional aan het woord",
        "Wat doen de mensen die anderen aan werk helpen? Ze vertellen het zelf: "
        "wat lukt, wat tegenzit en waar ze ’s ochtends voor opstaan.",
    )
}
PLAIN_FIELDS = (
    "title",
    "slug",
    "kind",
    "format",
    "intro",
    "image_alt",
    "employer",
    "employer_size",
    "placement",
    "year",
    "text_credit",
    "thanks",
    "search_description",
    "press_note",
    "press_contact",
    "press_email",
)


def load_stories(home, pages, *, pictures, page_at):
    """Publish the stories below the library, oldest first."""
    index = add_page(
        home,
        StoryIndexPage(
            title="Verhalen van de werkvloer",
            slug="verhalen",
            intro="Van mensen die hun plek vonden. En van ondernemers en professionals"
            " die de deur openzetten.",
            search_description="Verhalen over werk in de regio: van mensen die hun plek"
            " vonden en van ondernemers die de deur openzetten.",
        ),
    )
    for data in sorted(pages, key=lambda data: -data["published_days_ago"]):
        story = _story(data, _series(index, data), pictures, page_at)
        add_page(index, story, published_at=days_ago(data["published_days_ago"]))
        yield data["title"]


def _series(index, data):
    slug = data.get("series")
    if not slug:
        return None
    title, intro = SERIES[slug]
    return add_page(index, SeriesPage(title=title, slug=slug, intro=intro))


def _story(data, series, pictures, page_at):
    fields = {name: data[name] for name in PLAIN_FIELDS if name in data}
    story = StoryPage(
        **fields,
        series=series,
        covers_region=data.get("region", False),
        image_id=pictures.id("scene", data["image"]),
        municipality=Municipality.objects.filter(name=data.get("municipality")).first(),
        sector=Sector.objects.filter(name=data.get("sector")).first(),
        body=body(data["body"], picture=pictures.id, page_at=page_at),
    )
    story.target_groups = list(
        TargetGroup.objects.filter(name__in=data.get("target_groups", []))
    )
    story.facts = [
        StoryFact(label=label, value=value, sort_order=order)
        for order, (label, value) in enumerate(data.get("facts", []))
    ]
    return story
