import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from core.models import CustomImage
from stories.models import ImportedItem, StoryPage
from stories.wordpress import importer
from tests.factories import (
    create_user,
)
from tests.stories import wxr

pytestmark = pytest.mark.django_db


# A second run


def test_a_second_run_changes_nothing(run_import, uploads):
    items = [
        wxr.item(7, content=wxr.BODY + wxr.PICTURE),
        wxr.item(8, post_type="agenda"),
    ]
    run_import(*items, media=uploads)
    story = StoryPage.objects.get()
    before = (
        story.latest_revision_id,
        ImportedItem.objects.get(page=story).imported_at,
    )
    out = run_import(*items, media=uploads)
    story.refresh_from_db()
    after = (story.latest_revision_id, ImportedItem.objects.get(page=story).imported_at)
    assert before == after
    assert CustomImage.objects.count() == 1
    assert "Ongewijzigd              2" in out


def test_an_update_renews_what_no_editor_touched(run_import):
    run_import(wxr.item(7, content=wxr.BODY))
    out = run_import(
        wxr.item(7, content=wxr.BODY + "<p>En op haar fiets.</p>"), update=True
    )
    story = StoryPage.objects.get()
    assert "En op haar fiets." in story.body[0].value.source
    assert story.live
    assert story.first_published_at == datetime(2016, 3, 2, 9, tzinfo=UTC)
    assert Redirect.objects.count() == 2
    assert "Bijgewerkt               1" in out


def test_an_update_leaves_the_work_of_an_editor_alone(run_import):
    run_import(wxr.item(7, content=wxr.BODY))
    story = StoryPage.objects.get()
    story.title = "Beter zo"
    story.save_revision(user=create_user(role="redacteur")).publish()
    out = run_import(wxr.item(7, content=wxr.BODY + "<p>Meer.</p>"), update=True)
    assert StoryPage.objects.get().title == "Beter zo"
    assert "Ongewijzigd              1" in out


def test_a_story_that_an_editor_deleted_does_not_come_back(run_import):
    run_import(wxr.item(7, content=wxr.BODY))
    StoryPage.objects.get().delete()
    run_import(wxr.item(7, content=wxr.BODY))
    run_import(wxr.item(7, content=wxr.BODY), update=True)
    assert StoryPage.objects.count() == 0


def test_a_guid_that_stands_twice_is_two_stories(run_import):
    second = wxr.item(8, content=wxr.BODY).replace("?p=8</guid>", "?p=7</guid>")
    run_import(wxr.item(7, content=wxr.BODY), second)
    assert StoryPage.objects.count() == 2
    run_import(wxr.item(7, content=wxr.BODY), second)
    assert StoryPage.objects.count() == 2


# What goes wrong


def test_a_dry_run_stores_nothing_and_reports_the_same(run_import, uploads, originals):
    before = originals()
    items = [
        wxr.attachment(3, "2016/03/kas.jpg"),
        wxr.item(7, content=wxr.PICTURE + wxr.BODY, post_type="best-practice"),
        wxr.item(8, post_type="agenda"),
        wxr.item(9, content=wxr.BODY),
    ]
    trial = run_import(*items, media=uploads, dry_run=True)
    assert "Dit was een proef" in trial
    assert StoryPage.objects.count() == ImportedItem.objects.count() == 0
    assert CustomImage.objects.count() == Redirect.objects.count() == 0
    assert originals() == before
    real = run_import(*items, media=uploads)
    to_do = [line for line in real.splitlines() if "[ ]" in line]
    assert to_do
    assert to_do == [line for line in trial.splitlines() if "[ ]" in line]


def test_one_bad_item_is_undone_and_named_and_the_rest_goes_on(
    run_import, uploads, originals, monkeypatch
):
    before = originals()
    items = [
        wxr.item(7, title="Stuk", content=wxr.BODY + wxr.PICTURE),
        wxr.item(8, title="Heel", content=wxr.BODY),
    ]
    original = StoryPage.save_revision

    def save_revision(story, *args, **kwargs):
        if story.title == "Stuk":
            raise RuntimeError("schijf vol")
        return original(story, *args, **kwargs)

    monkeypatch.setattr(StoryPage, "save_revision", save_revision)
    with pytest.raises(CommandError, match="1 onderdelen zijn mislukt"):
        run_import(*items, media=uploads)
    assert [story.title for story in StoryPage.objects.all()] == ["Heel"]
    assert CustomImage.objects.count() == 0
    assert originals() == before
    monkeypatch.undo()
    run_import(*items, media=uploads)
    assert StoryPage.objects.count() == 2


def test_the_report_names_the_line_of_a_failure(run_import, monkeypatch, capsys):
    monkeypatch.setitem(importer.HANDLERS, "post", lambda item, run: 1 / 0)
    with pytest.raises(CommandError):
        run_import(wxr.item(7, title="Stuk"))
    out = capsys.readouterr().out
    assert "ZeroDivisionError" in out
    assert re.search(r"regel +\d+  Stuk", out)


def test_an_interruption_tells_where_it_stopped(run_import, monkeypatch, capsys):
    def interrupt(item, run):
        raise KeyboardInterrupt

    monkeypatch.setitem(importer.HANDLERS, "agenda", interrupt)
    with pytest.raises(CommandError, match=r"Gestopt bij regel \d+ \(Ontbijt\)"):
        run_import(
            wxr.item(7, content=wxr.BODY),
            wxr.item(8, title="Ontbijt", post_type="agenda"),
        )
    assert StoryPage.objects.count() == 1
    assert "  Nieuw                    1" in capsys.readouterr().out


def test_a_broken_file_imports_nothing_by_halves(run_import, tmp_path):
    path = wxr.write(
        tmp_path, wxr.item(7, content=wxr.BODY), wxr.item(8, content=wxr.BODY)
    )
    path.write_text(path.read_text()[:-40])
    with pytest.raises(CommandError, match=r"export.xml is niet ingelezen. Regel \d+:"):
        run_import(path)
    assert StoryPage.objects.count() == 0


def test_a_folder_or_library_that_does_not_exist_is_one_clear_line(
    run_import, tmp_path
):
    with pytest.raises(CommandError, match="is geen map"):
        run_import(wxr.item(7), media=tmp_path / "nergens")
    with pytest.raises(CommandError, match="geen overzicht van verhalen"):
        run_import(wxr.item(7), parent="nergens")


def test_the_number_of_queries_per_item_does_not_grow(run_import, library):
    with CaptureQueriesContext(connection) as first:
        run_import(wxr.item(1, content=wxr.BODY))
    with CaptureQueriesContext(connection) as others:
        run_import(*(wxr.item(number, content=wxr.BODY) for number in range(2, 22)))
    assert len(others) < 22 * len(first)
