import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.contrib.redirects.models import Redirect

from core.models import CustomImage
from profiles.organisations.models import Sector
from stories.models import ImportedItem, StoryPage
from stories.wordpress import importer
from tests.factories import (
    create_municipality,
    create_sector,
    create_series,
    create_story,
    create_story_index,
    create_target_group,
    create_user,
)
from tests.stories import wxr

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Fenna plukt elke ochtend tomaten in de kas van haar buurman.</p>"
    "<p>Daar is ze trots op.</p>"
)
PICTURE = (
    '<img src="https://oud.voorbeeld.example/wp-content/uploads/2016/03/kas-300x200.jpg"'
    ' alt="Fenna plukt tomaten">'
)


@pytest.fixture
def library(site):
    return create_story_index(slug="verhalen")


@pytest.fixture
def media(tmp_path):
    """A copy of an uploads folder with one picture."""
    folder = tmp_path / "uploads"
    (folder / "2016" / "03").mkdir(parents=True)
    Image.new("RGB", (600, 400), "teal").save(folder / "2016" / "03" / "kas.jpg")
    return folder


@pytest.fixture
def run(library, tmp_path, capsys):
    """Return a function that imports items and gives back the report."""

    def run(*items, **options):
        path = items[0] if isinstance(items[0], Path) else wxr.write(tmp_path, *items)
        call_command("import_wordpress", path, **options)
        return capsys.readouterr().out

    return run


def originals():
    """The files of pictures that are stored now."""
    if not default_storage.exists("original_images"):
        return set()
    return set(default_storage.listdir("original_images")[1])


def test_a_news_item_goes_online_with_its_own_dates(run, library):
    extra = (
        wxr.category("kas", domain="post_tag")
        + "<wp:post_modified>2016-04-01 09:00:00</wp:post_modified>"
    )
    out = run(
        wxr.item(7, title="In de kas", content=BODY, slug="in-de-kas", extra=extra)
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


def test_an_imported_story_opens_in_the_browser(run, client):
    run(wxr.item(7, title="In de kas", content=BODY, slug="in-de-kas"))
    response = client.get("/verhalen/in-de-kas/")
    assert response.status_code == 200
    assert "Daar is ze trots op." in response.content.decode()


def test_a_success_story_that_lacks_facts_waits_as_a_draft_with_its_date(run):
    out = run(wxr.item(7, title="In de kas", content=BODY, post_type="best-practice"))
    story = StoryPage.objects.get()
    assert (story.live, story.kind) == (False, "succesverhaal")
    assert story.first_published_at == datetime(2016, 3, 2, 9, tzinfo=UTC)
    to_do = ImportedItem.objects.get(page=story).to_do
    assert "Nodig voor publicatie: Kies een sector." in to_do
    assert "[ ] Nodig voor publicatie: Kies een sector." in out
    assert "waarvan concept        1" in out


def test_a_complete_success_story_goes_online(run, media):
    create_municipality(name="Raalte")
    create_sector(name="Groen en kas")
    jongeren = create_target_group(name="Jongeren")
    extra = (
        wxr.category("Succesverhalen")
        + wxr.category("raalte", domain="post_tag")
        + wxr.category("Groen en kas", domain="post_tag")
        + wxr.category("jongeren", domain="post_tag")
    )
    content = f"{PICTURE}{BODY}<p>Foto: Bram Los</p>"
    run(wxr.item(7, content=content, extra=extra), media=media)
    story = StoryPage.objects.get()
    assert story.live
    assert story.municipality.name == "Raalte"
    assert story.sector == Sector.objects.get(name="Groen en kas")
    assert list(story.target_groups.all()) == [jongeren]
    assert story.image.credit == "Bram Los"
    assert story.image_alt == "Fenna plukt tomaten"


def test_the_original_picture_comes_in_once_however_often_it_is_used(run, media):
    content = f"{BODY}{PICTURE}"
    before = originals()
    run(wxr.item(1, content=content), wxr.item(2, content=content), media=media)
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (600, 400)
    stories = StoryPage.objects.all()
    assert {story.body[1].value["image"].pk for story in stories} == {image.pk}
    assert len(originals() - before) == 1


def test_a_featured_picture_stands_above_and_not_again_in_the_text(run, media):
    upload = wxr.attachment(3, "2016/03/kas.jpg", alt="Een kas", caption="De kas")
    story = wxr.item(7, content=PICTURE + BODY, extra=wxr.meta("_thumbnail_id", "3"))
    run(upload, story, media=media)
    story = StoryPage.objects.get()
    assert (story.image_alt, story.image_caption) == ("Een kas", "De kas")
    assert [block.block_type for block in story.body] == ["text"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("/wp-content/uploads/2016/03/weg.jpg", "staat niet in de map"),
        ("/wp-content/uploads/../../geheim.jpg", "staat niet in de map"),
        ("/wp-content/uploads/%2e%2e/geheim.jpg", "staat niet in de map"),
        ("/wp-content/uploads/2016/03/nep.jpg", "ontbreekt"),
        ("/wp-content/uploads/2016/03/tekening.svg", "ontbreekt"),
        ("/wp-content/uploads/2016/03/groot.jpg", "te groot"),
    ],
)
def test_a_picture_that_cannot_come_in_is_a_to_do(run, media, settings, source, reason):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50_000
    Image.new("RGB", (60, 40)).save(media.parent / "geheim.jpg")
    folder = media / "2016" / "03"
    (folder / "nep.jpg").write_text("<script>alert(1)</script>")
    (folder / "tekening.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "groot.jpg").write_bytes(b"\xff" * 60_000)
    out = run(wxr.item(7, content=f'{BODY}<img src="{source}" alt="x y">'), media=media)
    assert CustomImage.objects.count() == 0
    assert StoryPage.objects.get().live
    assert reason in " ".join(out.split())


def test_without_a_media_folder_every_picture_is_a_to_do(run):
    out = run(wxr.item(7, content=BODY + PICTURE))
    assert "er is geen map met media opgegeven" in " ".join(out.split())


def test_a_photo_without_maker_keeps_the_story_offline(run, media):
    run(wxr.item(7, content=BODY + PICTURE), media=media)
    assert not StoryPage.objects.get().live
    assert "bron" in " ".join(ImportedItem.objects.get(kind="story").to_do)


def test_a_quotation_without_speaker_keeps_the_story_offline(run):
    run(wxr.item(7, content=f"{BODY}<blockquote>Ik blijf hier.</blockquote>"))
    story = StoryPage.objects.get()
    assert not story.live
    assert story.body[1].value["colour"] == "yellow"


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_public_stays_a_draft(run, status):
    run(wxr.item(7, content=BODY, status=status))
    assert not StoryPage.objects.get().live


def test_what_had_a_password_stays_a_draft(run):
    extra = "<wp:post_password>geheim</wp:post_password>"
    run(wxr.item(7, content=BODY, extra=extra))
    assert not StoryPage.objects.get().live


def test_what_was_thrown_away_or_is_technique_is_skipped_with_the_reason(run):
    out = run(
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


def test_another_app_can_take_a_post_type(run, monkeypatch):
    seen = []

    def take(item, run):
        seen.append(item.title)
        return importer.ItemReport(item.line, item.title, importer.Outcome.IMPORTED)

    monkeypatch.setitem(importer.HANDLERS, "page", take)
    run(wxr.item(3, post_type="page", title="Over ons"))
    assert seen == ["Over ons"]


def test_an_interview_becomes_questions_with_facts_about_who_speaks(run):
    content = (
        "<h2>Fenna Strating, kweker</h2><p>Fenna Strating plukt tomaten.</p>"
        "<h2>Hoe begon het?</h2><p>“Zo.”</p><h2>En de winter dan?</h2><p>“Ja.”</p>"
    )
    run(wxr.item(7, content=content))
    story = StoryPage.objects.get()
    assert story.format == "interview"
    assert [str(fact) for fact in story.facts.all()] == [
        "Wie: Fenna Strating",
        "Werk: kweker",
    ]


def test_a_press_release_keeps_its_note_for_the_press(run):
    content = (
        f"<h2>Kas gaat open</h2>{BODY}<p>Meer.</p><p>Noot voor de redactie</p>"
        "<p>Bel <b>Fenna</b> &lt;kas&gt;</p>"
    )
    run(wxr.item(7, title="PERSBERICHT", content=content))
    story = StoryPage.objects.get()
    assert (story.title, story.format) == ("Kas gaat open", "persbericht")
    assert story.press_note == "<p>Bel Fenna &lt;kas&gt;</p>"
    assert not story.live


def test_a_category_that_is_a_series_puts_the_story_in_it(run, library):
    series = create_series(parent=library, title="Aan het woord", slug="aan-het-woord")
    run(wxr.item(7, content=BODY, extra=wxr.category("Aan het woord")))
    assert StoryPage.objects.get().series == series


def test_an_agenda_item_is_kept_with_its_day_and_times(run):
    extra = (
        wxr.meta("date", "20160331")
        + wxr.meta("_date", "field_56a")
        + wxr.meta("start", "8:00")
        + wxr.meta("end", "9.30")
        + wxr.meta("locatie", "De Korenbeurs")
    )
    out = run(wxr.item(7, title="Ontbijt", post_type="agenda", extra=extra))
    kept = ImportedItem.objects.get()
    assert (kept.kind, kept.page, kept.to_do) == ("event", None, [])
    assert kept.payload["starts_at"] == "2016-03-31T08:00:00+02:00"
    assert kept.payload["ends_at"] == "2016-03-31T09:30:00+02:00"
    assert kept.payload["place"] == "De Korenbeurs"
    assert "Bewaard voor later       1" in out


def test_an_agenda_item_without_day_is_kept_with_a_to_do(run):
    run(wxr.item(7, post_type="tribe_events"))
    kept = ImportedItem.objects.get()
    assert kept.payload["starts_at"] is None
    assert kept.to_do == ["De dag van deze bijeenkomst is niet te lezen."]


def test_times_of_the_events_calendar_are_read(run):
    extra = wxr.meta("_EventStartDate", "2016-03-31 08:00:00") + wxr.meta(
        "_EventEndDate", "2016-03-31 09:30:00"
    )
    run(wxr.item(7, post_type="tribe_events", extra=extra))
    payload = ImportedItem.objects.get().payload
    assert payload["starts_at"] == "2016-03-31T08:00:00+02:00"
    assert payload["ends_at"] == "2016-03-31T09:30:00+02:00"


def test_approved_comments_are_kept_for_later_without_addresses(run):
    extra = wxr.comment(1, text="Mooi.") + wxr.comment(2, approved="0")
    run(wxr.item(7, content=BODY, extra=extra))
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


# Addresses


def test_old_addresses_lead_to_the_story(run, client):
    run(wxr.item(7, content=BODY, slug="in-de-kas"))
    for old in ("/nieuws/in-de-kas/", "/?p=7"):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"].endswith("/verhalen/in-de-kas/")


@pytest.mark.parametrize("query", ["p=8", "p=", "p=x", "p=%00", "p=" + "9" * 50, "q=7"])
def test_an_unknown_number_shows_the_front_page(run, client, query):
    run(wxr.item(7, content=BODY))
    assert client.get(f"/?{query}").status_code in {200, 400}


def test_a_draft_without_name_has_only_its_number_for_an_address(run):
    text = wxr.item(7, content=BODY, status="draft").replace(
        "/nieuws/bericht-7/", "/?p=7"
    )
    run(text)
    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/?p=7"]


def test_a_redirect_that_an_editor_made_is_left_alone(run, library):
    Redirect.add_redirect("/nieuws/bericht-7/", library, site=library.get_site())
    out = run(wxr.item(7, content=BODY))
    redirect = Redirect.objects.get(old_path="/nieuws/bericht-7")
    assert redirect.redirect_page_id == library.pk
    assert "stuurt al door naar iets anders" in " ".join(out.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [("nieuw", "in-de-kas"), ("123", "in-de-kas"), ("caf%C3%A9-kas", "cafe-kas")],
)
def test_an_address_that_we_do_not_allow_is_replaced(run, old, new):
    run(wxr.item(7, title="In de kas", content=BODY, slug=old))
    assert StoryPage.objects.get().slug == new


def test_an_address_that_is_taken_gets_a_number(run, library):
    create_story(parent=library, slug="in-de-kas")
    run(wxr.item(7, content=BODY, slug="in-de-kas"))
    assert StoryPage.objects.filter(slug="in-de-kas-2").exists()


def test_links_to_the_old_site_follow_its_redirects(run):
    link = '<a href="https://oud.voorbeeld.example/nieuws/bericht-8/">daar</a>'
    run(wxr.item(7, content=f"{BODY}<p>Kijk {link}.</p>"))
    assert 'href="/nieuws/bericht-8/"' in StoryPage.objects.get().body[0].value.source


# A second run


def test_a_second_run_changes_nothing(run, media):
    items = [
        wxr.item(7, content=BODY + PICTURE),
        wxr.item(8, post_type="agenda"),
    ]
    run(*items, media=media)
    story = StoryPage.objects.get()
    before = (
        story.latest_revision_id,
        ImportedItem.objects.get(page=story).imported_at,
    )
    out = run(*items, media=media)
    story.refresh_from_db()
    after = (story.latest_revision_id, ImportedItem.objects.get(page=story).imported_at)
    assert before == after
    assert CustomImage.objects.count() == 1
    assert "Ongewijzigd              2" in out


def test_an_update_renews_what_no_editor_touched(run):
    run(wxr.item(7, content=BODY))
    out = run(wxr.item(7, content=BODY + "<p>En op haar fiets.</p>"), update=True)
    story = StoryPage.objects.get()
    assert "En op haar fiets." in story.body[0].value.source
    assert story.live
    assert story.first_published_at == datetime(2016, 3, 2, 9, tzinfo=UTC)
    assert Redirect.objects.count() == 2
    assert "Bijgewerkt               1" in out


def test_an_update_leaves_the_work_of_an_editor_alone(run):
    run(wxr.item(7, content=BODY))
    story = StoryPage.objects.get()
    story.title = "Beter zo"
    story.save_revision(user=create_user(role="redacteur")).publish()
    out = run(wxr.item(7, content=BODY + "<p>Meer.</p>"), update=True)
    assert StoryPage.objects.get().title == "Beter zo"
    assert "Ongewijzigd              1" in out


def test_a_story_that_an_editor_deleted_does_not_come_back(run):
    run(wxr.item(7, content=BODY))
    StoryPage.objects.get().delete()
    run(wxr.item(7, content=BODY))
    run(wxr.item(7, content=BODY), update=True)
    assert StoryPage.objects.count() == 0


def test_a_guid_that_stands_twice_is_two_stories(run):
    second = wxr.item(8, content=BODY).replace("?p=8</guid>", "?p=7</guid>")
    run(wxr.item(7, content=BODY), second)
    assert StoryPage.objects.count() == 2
    run(wxr.item(7, content=BODY), second)
    assert StoryPage.objects.count() == 2


# What goes wrong


def test_a_dry_run_stores_nothing_and_reports_the_same(run, media):
    before = originals()
    items = [
        wxr.attachment(3, "2016/03/kas.jpg"),
        wxr.item(7, content=PICTURE + BODY, post_type="best-practice"),
        wxr.item(8, post_type="agenda"),
        wxr.item(9, content=BODY),
    ]
    trial = run(*items, media=media, dry_run=True)
    assert "Dit was een proef" in trial
    assert StoryPage.objects.count() == ImportedItem.objects.count() == 0
    assert CustomImage.objects.count() == Redirect.objects.count() == 0
    assert originals() == before
    real = run(*items, media=media)
    to_do = [line for line in real.splitlines() if "[ ]" in line]
    assert to_do
    assert to_do == [line for line in trial.splitlines() if "[ ]" in line]


def test_one_bad_item_is_undone_and_named_and_the_rest_goes_on(run, media, monkeypatch):
    before = originals()
    items = [
        wxr.item(7, title="Stuk", content=BODY + PICTURE),
        wxr.item(8, title="Heel", content=BODY),
    ]
    original = StoryPage.save_revision

    def save_revision(story, *args, **kwargs):
        if story.title == "Stuk":
            raise RuntimeError("schijf vol")
        return original(story, *args, **kwargs)

    monkeypatch.setattr(StoryPage, "save_revision", save_revision)
    with pytest.raises(CommandError, match="1 onderdelen zijn mislukt"):
        run(*items, media=media)
    assert [story.title for story in StoryPage.objects.all()] == ["Heel"]
    assert CustomImage.objects.count() == 0
    assert originals() == before
    monkeypatch.undo()
    run(*items, media=media)
    assert StoryPage.objects.count() == 2


def test_the_report_names_the_line_of_a_failure(run, monkeypatch, capsys):
    monkeypatch.setitem(importer.HANDLERS, "post", lambda item, run: 1 / 0)
    with pytest.raises(CommandError):
        run(wxr.item(7, title="Stuk"))
    out = capsys.readouterr().out
    assert "ZeroDivisionError" in out
    assert re.search(r"regel +\d+  Stuk", out)


def test_an_interruption_tells_where_it_stopped(run, monkeypatch, capsys):
    def interrupt(item, run):
        raise KeyboardInterrupt

    monkeypatch.setitem(importer.HANDLERS, "agenda", interrupt)
    with pytest.raises(CommandError, match=r"Gestopt bij regel \d+ \(Ontbijt\)"):
        run(wxr.item(7, content=BODY), wxr.item(8, title="Ontbijt", post_type="agenda"))
    assert StoryPage.objects.count() == 1
    assert "  Nieuw                    1" in capsys.readouterr().out


def test_a_broken_file_imports_nothing_by_halves(run, tmp_path):
    path = wxr.write(tmp_path, wxr.item(7, content=BODY), wxr.item(8, content=BODY))
    path.write_text(path.read_text()[:-40])
    with pytest.raises(CommandError, match=r"export.xml is niet ingelezen. Regel \d+:"):
        run(path)
    assert StoryPage.objects.count() == 0


def test_a_folder_or_library_that_does_not_exist_is_one_clear_line(run, tmp_path):
    with pytest.raises(CommandError, match="is geen map"):
        run(wxr.item(7), media=tmp_path / "nergens")
    with pytest.raises(CommandError, match="geen overzicht van verhalen"):
        run(wxr.item(7), parent="nergens")


def test_the_number_of_queries_per_item_does_not_grow(run, library):
    with CaptureQueriesContext(connection) as first:
        run(wxr.item(1, content=BODY))
    with CaptureQueriesContext(connection) as others:
        run(*(wxr.item(number, content=BODY) for number in range(2, 22)))
    assert len(others) < 22 * len(first)
