from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from core.demo import add_page, body, days_ago
from core.models import CustomDocument
from stories.models import (
    BrochureIndexPage,
    BrochurePage,
    BrochureTopic,
    BrochureVersion,
)

from .pdf import brochure_pdf

PLAIN_FIELDS = ("title", "slug", "summary", "search_description")


def load_brochures(home, pages, *, pictures, page_at):
    """Publish the brochures below their overview, each with a file made for it."""
    index = add_page(
        home,
        BrochureIndexPage(
            title="Brochures",
            slug="brochures",
            intro="Praktische uitleg voor het gesprek met ondernemers. Lees online of"
            " download.",
            search_description="Brochures over leerwerkbanen, jobcoaching, subsidies en"
            " het goede gesprek. Lees online of download.",
        ),
    )
    topics = list(dict.fromkeys(data["topic"] for data in pages))
    for data in sorted(pages, key=lambda data: -data["published_days_ago"]):
        topic, _ = BrochureTopic.objects.get_or_create(
            slug=slugify(data["topic"]),
            defaults={"name": data["topic"], "order": topics.index(data["topic"])},
        )
        page = BrochurePage(
            **{name: data[name] for name in PLAIN_FIELDS if name in data},
            topic=topic,
            cover_id=pictures.id("cover", data["cover"]),
            light_title=data["cover_light"],
            valid_until=timezone.localdate() + timedelta(days=data["valid_days"]),
            body=body(data["body"], picture=pictures.id, page_at=page_at),
        )
        page.versions = _versions(data)
        add_page(index, page, published_at=days_ago(data["published_days_ago"]))
        yield data["title"]


def _versions(data):
    published = timezone.localdate() - timedelta(days=data["published_days_ago"])
    versions = [(data["version"], published)]
    if data.get("older_version"):
        versions.append((data["older_version"], published - timedelta(days=400)))
    return [
        BrochureVersion(
            document=_document(data, version),
            version=version,
            published_on=day,
            sort_order=order,
        )
        for order, (version, day) in enumerate(versions)
    ]


def _document(data, version):
    title = f"{data['title']} (versie {version})"
    existing = CustomDocument.objects.filter(title=title).first()
    if existing:
        return existing
    file = ContentFile(
        brochure_pdf(data, version), name=f"{data['slug']}-{slugify(version)}.pdf"
    )
    document = CustomDocument(title=title, file=file)
    document._set_document_file_metadata()
    document.save()
    return document
