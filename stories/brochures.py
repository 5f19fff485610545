"""Brochures: what they need, how they are handed out and counted."""

from django.db.models import Count, F
from django.http import FileResponse, Http404, QueryDict
from django.utils import timezone
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.paging import own_query, page_of

BROCHURES_PER_PAGE = 24


def problems(brochure):
    """Return (field name or None, message) for all that stops a brochure."""
    found = []
    if not brochure.current_version:
        found.append((None, "Voeg bij ‘Bestand’ een versie van de brochure toe."))
    if not brochure.body:
        found.append(
            ("body", "Schrijf de tekst ook hier: niet iedereen kan een PDF lezen.")
        )
    return found


def index_context(visible, topics, request):
    """Return a page of the brochures of a topic or of all, and the number per topic."""
    counted = topics.filter(brochures__in=visible).annotate(total=Count("brochures"))
    topics = list(counted)
    asked = request.GET.get("onderwerp", "")
    topic = next((topic for topic in topics if topic.slug == asked), None)
    shown = visible.filter(topic=topic) if topic else visible
    total = visible.count()
    brochures = page_of(
        shown.select_related("cover")
        .prefetch_related("cover__renditions", "versions__document")
        .order_by("topic__order", "title", "pk"),
        request,
        per_page=BROCHURES_PER_PAGE,
        total=topic.total if topic else total,
    )
    query = f"onderwerp={topic.slug}" if topic else ""
    return {
        "topics": topics,
        "topic": topic,
        "total": total,
        "brochures": brochures,
        "canonical_query": own_query(brochures, query),
        "parameters": QueryDict(query),
    }


def download(brochure, request):
    """Answer with the current file, and count it by month without knowing who asked."""
    version = brochure.current_version
    if version is None:
        raise Http404
    try:
        file = version.document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    if request.method == "GET":
        count_download(brochure)
    extension = version.document.file_extension
    return FileResponse(
        file, as_attachment=True, filename=f"{brochure.slug}.{extension}"
    )


def count_download(brochure, *, on=None):
    month = (on or timezone.localdate()).replace(day=1)
    row, _created = brochure.downloads.get_or_create(month=month)
    brochure.downloads.filter(pk=row.pk).update(total=F("total") + 1)


def keep_page_totals(brochure):
    """Store the number of pages of each version, so that no reader waits for it."""
    for version in brochure.versions.select_related("document"):
        total = page_total(version.document)
        if total != version.page_total:
            type(version).objects.filter(pk=version.pk).update(page_total=total)


def page_total(document):
    """Return the number of pages of a PDF, or 0 for another or broken file."""
    if document.file_extension.lower() != "pdf":
        return 0
    try:
        with document.open_file() as file:
            return len(PdfReader(file).pages)
    except (PyPdfError, OSError, ValueError):
        return 0
