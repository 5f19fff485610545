from core.demo import add_page, body, days_ago
from profiles.organisations.models import Municipality, Sector
from stories.models import AmbassadorFact, AmbassadorIndexPage, AmbassadorPage

PLAIN_FIELDS = (
    "slug",
    "role",
    "company",
    "since_year",
    "portrait_alt",
    "quote",
    "quote_source",
    "short_quote",
    "intro",
    "meeting_place",
    "search_description",
)


def load_ambassadors(home, pages, *, pictures, page_at):
    """Publish the ambassadors below their overview."""
    index = add_page(
        home,
        AmbassadorIndexPage(
            title="Ambassadeurs",
            slug="ambassadeurs",
            intro="Ondernemers die het gewoon deden. Ze vertellen eerlijk wat het"
            " kostte en wat het opleverde. Vraag gerust of ze bij jou komen vertellen.",
            search_description="Ondernemers uit de regio vertellen wat een leerwerkbaan"
            " hun kostte en opleverde.",
        ),
    )
    for data in sorted(pages, key=lambda data: -data["published_days_ago"]):
        page = AmbassadorPage(
            title=data["name"],
            **{name: data[name] for name in PLAIN_FIELDS if name in data},
            sector=Sector.objects.filter(name=data["sector"]).first(),
            municipality=Municipality.objects.filter(name=data["municipality"]).first(),
            portrait_id=pictures.id("portrait", data["portrait"]),
            body=body(data["body"], picture=pictures.id, page_at=page_at),
        )
        page.facts = [
            AmbassadorFact(label=label, value=value, sort_order=order)
            for order, (label, value) in enumerate(data["facts"])
        ]
        add_page(index, page, published_at=days_ago(data["published_days_ago"]))
        yield data["name"]
