from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from core.models import SiteDetails
from stories import brochure_expiry, brochures
from stories.models import BrochureDownloads, BrochurePage, BrochureVersion
from tests.factories import create_brochure, create_document, create_image, create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def brochure(site):
    return create_brochure(slug="starten")


def add_version(brochure, document, version="2.0"):
    newer = BrochureVersion(document=document, version=version)
    brochure.versions = [newer, *brochure.versions.all()]
    for order, row in enumerate(brochure.versions.all()):
        row.sort_order = order
    brochure.save_revision().publish()


def body(response):
    return b"".join(response.streaming_content)


def test_the_download_address_stays_when_the_file_is_replaced(client, brochure):
    address = "/brochures/starten/download"
    first = body(client.get(address))
    file = ContentFile(b"%PDF-1.4 another", name="heel-anders.pdf")
    add_version(brochure, create_document(file=file))
    second = client.get(address)
    assert second.status_code == 200
    assert body(second) == b"%PDF-1.4 another"
    assert body(client.get(address)) != first


def test_a_download_is_a_file_with_the_name_of_the_brochure(client, brochure):
    response = client.get("/brochures/starten/download")
    assert response["Content-Disposition"] == 'attachment; filename="starten.pdf"'


def test_downloads_are_counted_per_month_and_set_no_cookie(client, brochure):
    for _ in range(3):
        response = client.get("/brochures/starten/download")
        assert not response.cookies
    client.head("/brochures/starten/download")
    row = BrochureDownloads.objects.get()
    assert (row.month, row.total) == (timezone.localdate().replace(day=1), 3)


def test_a_missing_file_answers_as_a_missing_page(client, brochure):
    document = brochure.current_version.document
    document.file.storage.delete(document.file.name)
    assert client.get("/brochures/starten/download").status_code == 404


def test_the_page_tells_version_date_size_and_number_of_pages(client, brochure):
    brochure.valid_until = date(2031, 5, 1)
    brochure.save_revision().publish()
    html = client.get("/brochures/starten/").content.decode()
    for fact in ("1.0", "1 mei 2031", "<dt>Pagina’s</dt><dd>1</dd>", "PDF"):
        assert fact in html


def test_a_brochure_past_its_date_says_so_and_is_not_offered(client, brochure):
    assert brochure in BrochurePage.objects.offered()
    brochure.valid_until = timezone.localdate() - timedelta(days=1)
    brochure.save_revision().publish()
    html = client.get("/brochures/starten/").content.decode()
    assert "of dit nog klopt" in html
    assert brochure not in BrochurePage.objects.offered()


def test_a_brochure_is_valid_on_its_last_day(brochure):
    brochure.valid_until = timezone.localdate()
    brochure.save()
    assert not brochure.is_expired
    assert brochure in BrochurePage.objects.offered()


def test_the_editors_are_mailed_once_about_an_expired_brochure(site, brochure):
    SiteDetails.objects.create(site=site, editorial_email="redactie@voorbeeld.example")
    brochure.valid_until = timezone.localdate() - timedelta(days=1)
    brochure.save_revision().publish()
    brochure_expiry.mail()
    brochure_expiry.mail()
    assert [message.to for message in mail.outbox] == [["redactie@voorbeeld.example"]]
    assert "verlopen" in mail.outbox[0].subject


def test_a_new_date_that_passes_is_mailed_about_again(site, brochure):
    SiteDetails.objects.create(site=site, editorial_email="redactie@voorbeeld.example")
    for days in (9, 1):
        brochure.refresh_from_db()
        brochure.valid_until = timezone.localdate() - timedelta(days=days)
        brochure.save_revision().publish()
        brochure_expiry.mail()
    assert len(mail.outbox) == 2


def test_earlier_versions_are_not_shown_to_readers(client, brochure):
    old = brochure.current_version.document
    add_version(brochure, create_document())
    html = client.get("/brochures/starten/").content.decode()
    assert "2.0" in html
    assert "1.0" not in html
    assert client.get(old.url).status_code == 404


def test_a_brochure_without_file_or_text_cannot_go_online(site):
    brochure = create_brochure(body=[])
    brochure.versions.all().delete()
    brochure = BrochurePage.objects.get(pk=brochure.pk)
    assert {field for field, _ in brochure.publication_problems()} == {None, "body"}


@pytest.mark.parametrize("total", [1, 20])
def test_a_list_takes_as_many_queries_for_one_as_for_twenty(
    client, site, query_budget, total
):
    for _ in range(total):
        create_brochure(cover=create_image())
    client.get("/brochures/")
    with query_budget(13):
        page = client.get("/brochures/").text
    assert page.count("Starten met een leerwerkbaan") >= total


def test_a_long_list_goes_page_by_page_within_a_subject(client, site, monkeypatch):
    monkeypatch.setattr(brochures, "BROCHURES_PER_PAGE", 2)
    for _ in range(3):
        create_brochure(topic=create_topic(name="Geld"))
    create_brochure(title="Iets anders", topic=create_topic(name="Werk"))

    first = client.get("/brochures/?onderwerp=geld").text
    last = client.get("/brochures/?onderwerp=geld&pagina=2").text

    assert 'href="?onderwerp=geld&amp;pagina=2"' in first
    assert first.count("leerwerkbaan-") > last.count("leerwerkbaan-") > 0
    assert "Iets anders" not in first + last
    assert 'rel="canonical" href="http://localhost/brochures/?onderwerp=geld&' in last
