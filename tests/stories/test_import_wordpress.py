from datetime import UTC, datetime

import pytest

from profiles.organisations.models import Sector
from stories.models import ImportedItem, StoryPage
from stories.wordpress import importer
from tests.factories import (
    create_municipality,
    create_sector,
    create_series,
    create_target_group,
)
from tests.stories import wxr

pytestmark = pytest.mark.django_db


def test_a_news_item_goes_online_with_its_own_dates(run_import, library):
    extra = (
        wxr.category("kas", domain="post_tag")
        + "<wp:post_modified>2016-04-01 09:00:00</wp:post_modified>"
    )
    out = run_import(
        wxr.item(7, title="In de kas", content=wxr.BODY, slug="in-de-kas", extra=extra)
    )
    story = StoryPage.objects.get()
    assert story.live
    assert not story.has_unpublished_changes
    assert story.get_parent().pk == library.pk
    assert (story.title, story.slug) == ("In de kas", "in-de-kas")
    assert (story.kind, story.format, story.year) == ("nieuws", "artikel", 2016)
    assert story.first_published_at == datetime(2016, 3, 2, 9, tzinfo=UTC)
    assert story.last_published_at == datetime(2016, 4, 1, 7, tzinfo=UTC)
    assert story.text_credit == "Noor Vos"
    assert story.intro.startswith("Fenna plukt")
    assert story.body[0].value.source == "<p>Daar is ze trots op.</p>"
    assert story.word_total > 10
    assert ImportedItem.objects.get().payload["tags"] == ["kas"]
    assert "  Nieuw                    1" in out
    assert "/verhalen/in-de-kas/" not in out  # nothing left to do there


def test_an_imported_story_opens_in_the_browser(run_import, client):
    run_import(wxr.item(7, title="In de kas", content=wxr.BODY, slug="in-de-kas"))
    response = client.get("/verhalen/in-de-kas/")
    assert response.status_code == 200
    assert "Daar is ze trots op." in response.content.decode()


def test_a_success_story_that_lacks_facts_waits_as_a_draft_with_its_date(run_import):
    out = run_import(
        wxr.item(7, title="In de kas", content=wxr.BODY, post_type="best-practice")
    )
    story = StoryPage.objects.get()
    assert (story.live, story.kind) == (False, "succesverhaal")
    assert story.first_published_at == datetime(2016, 3, 2, 9, tzinfo=UTC)
    to_do = ImportedItem.objects.get(page=story).to_do
    assert "Nodig voor publicatie: Kies een sector." in to_do
    assert "[ ] Nodig voor publicatie: Kies een sector." in out
    assert "waarvan concept        1" in out


def test_a_complete_success_story_goes_online(run_import, uploads):
    create_municipality(name="Raalte")
    create_sector(name="Groen en kas")
    jongeren = create_target_group(name="Jongeren")
    extra = (
        wxr.category("Succesverhalen")
        + wxr.category("raalte", domain="post_tag")
        + wxr.category("Groen en kas", domain="post_tag")
        + wxr.category("jongeren", domain="post_tag")
    )
    content = f"{wxr.PICTURE}{wxr.BODY}<p>Foto: Bram Los</p>"
    run_import(wxr.item(7, content=content, extra=extra), media=uploads)
    story = StoryPage.objects.get()
    assert story.live
    assert story.municipality.name == "Raalte"
    assert story.sector == Sector.objects.get(name="Groen en kas")
    assert list(story.target_groups.all()) == [jongeren]
    assert story.image.credit == "Bram Los"
    assert story.image_alt == "Fenna plukt tomaten"


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_public_stays_a_draft(run_import, status):
    run_import(wxr.item(7, content=wxr.BODY, status=status))
    assert not StoryPage.objects.get().live


def test_what_had_a_password_stays_a_draft(run_import):
    extra = "<wp:post_password>geheim</wp:post_password>"
    run_import(wxr.item(7, content=wxr.BODY, extra=extra))
    assert not StoryPage.objects.get().live


def test_what_was_thrown_away_or_is_technique_is_skipped_with_the_reason(run_import):
    out = run_import(
        wxr.item(1, status="trash"),
        wxr.item(2, post_type="nav_menu_item"),
        wxr.item(3, post_type="page", title="Over ons"),
        wxr.item(4, post_type="recept"),
    )
    assert StoryPage.objects.count() == 0
    assert "Overgeslagen             4" in out
    assert "Stond in de prullenbak" in out
    assert "Gewone pagina’s neem je zelf over." in out
    assert "De import kent de soort ‘recept’ niet." in out


def test_another_app_can_take_a_post_type(run_import, monkeypatch):
    seen = []

    def take(item, run):
        seen.append(item.title)
        return importer.ItemReport(item.line, item.title, importer.Outcome.IMPORTED)

    monkeypatch.setitem(importer.HANDLERS, "page", take)
    run_import(wxr.item(3, post_type="page", title="Over ons"))
    assert seen == ["Over ons"]


def test_an_interview_becomes_questions_with_facts_about_who_speaks(run_import):
    content = (
        "<h2>Fenna Strating, kweker</h2><p>Fenna Strating plukt tomaten.</p>"
        "<h2>Hoe begon het?</h2><p>“Zo.”</p><h2>En de winter dan?</h2><p>“Ja.”</p>"
    )
    run_import(wxr.item(7, content=content))
    story = StoryPage.objects.get()
    assert story.format == "interview"
    assert [str(fact) for fact in story.facts.all()] == [
        "Wie: Fenna Strating",
        "Werk: kweker",
    ]


def test_a_press_release_keeps_its_note_for_the_press(run_import):
    content = (
        f"<h2>Kas gaat open</h2>{wxr.BODY}<p>Meer.</p><p>Noot voor de redactie</p>"
        "<p>Bel <b>Fenna</b> &lt;kas&gt;</p>"
    )
    run_import(wxr.item(7, title="PERSBERICHT", content=content))
    story = StoryPage.objects.get()
    assert (story.title, story.format) == ("Kas gaat open", "persbericht")
    assert story.press_note == "<p>Bel Fenna &lt;kas&gt;</p>"
    assert not story.live


def test_a_category_that_is_a_series_puts_the_story_in_it(run_import, library):
    series = create_series(parent=library, title="Aan het woord", slug="aan-het-woord")
    run_import(wxr.item(7, content=wxr.BODY, extra=wxr.category("Aan het woord")))
    assert StoryPage.objects.get().series == series


def test_an_agenda_item_is_kept_with_its_day_and_times(run_import):
    extra = (
        wxr.meta("date", "20160331")
        + wxr.meta("_date", "field_56a")
        + wxr.meta("start", "8:00")
        + wxr.meta("end", "9.30")
        + wxr.meta("locatie", "De Korenbeurs")
    )
    out = run_import(wxr.item(7, title="Ontbijt", post_type="agenda", extra=extra))
    kept = ImportedItem.objects.get()
    assert (kept.kind, kept.page, kept.to_do) == ("event", None, [])
    assert kept.payload["starts_at"] == "2016-03-31T08:00:00+02:00"
    assert kept.payload["ends_at"] == "2016-03-31T09:30:00+02:00"
    assert kept.payload["place"] == "De Korenbeurs"
    assert "Bewaard voor later       1" in out


def test_an_agenda_item_without_day_is_kept_with_a_to_do(run_import):
    run_import(wxr.item(7, post_type="tribe_events"))
    kept = ImportedItem.objects.get()
    assert kept.payload["starts_at"] is None
    assert kept.to_do == ["De dag van deze bijeenkomst is niet te lezen."]


def test_times_of_the_events_calendar_are_read(run_import):
    extra = wxr.meta("_EventStartDate", "2016-03-31 08:00:00") + wxr.meta(
        "_EventEndDate", "2016-03-31 09:30:00"
    )
    run_import(wxr.item(7, post_type="tribe_events", extra=extra))
    payload = ImportedItem.objects.get().payload
    assert payload["starts_at"] == "2016-03-31T08:00:00+02:00"
    assert payload["ends_at"] == "2016-03-31T09:30:00+02:00"


def test_approved_comments_are_kept_for_later_without_addresses(run_import):
    extra = wxr.comment(1, text="Mooi.") + wxr.comment(2, approved="0")
    run_import(wxr.item(7, content=wxr.BODY, extra=extra))
    payload = ImportedItem.objects.get().payload
    assert payload["comments"] == [
        {
            "id": 1,
            "parent": None,
            "author": "Daan",
            "text": "Mooi.",
            "written_at": "2016-03-03T11:00:00+01:00",
        }
    ]
