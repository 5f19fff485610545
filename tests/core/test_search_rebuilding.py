import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from core.search import rebuilding
from core.search.finding import find
from core.search.models import SearchWord
from core.search.sources import Reader, sources
from stories.models import StoryPage
from tests.factories import create_desk_finder, create_municipality, create_story
from tests.together import together


def total(site, text):
    findings = find(text, Reader(AnonymousUser(), site), sources(), limit=1)
    assert not findings.is_limited
    return findings.total


def test_everything_is_found_again_after_the_index_was_lost(site):
    create_desk_finder()
    create_municipality(name="Raalte")
    create_story(title="Brood en banket", municipality=None)
    get_search_backend().reset_indexes()
    call_command("rebuild_index", verbosity=0)
    assert (total(site, "banket"), total(site, "raalte")) == (1, 1)
    assert SearchWord.objects.filter(word="banket").exists()


def test_what_changed_or_disappeared_without_a_signal_is_put_right(site):
    changed = create_story(title="Vlaai")
    gone = create_story(title="Koek")
    Page.objects.filter(pk=changed.pk).update(title="Banket")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailsearch_indexentry SET object_id = %s WHERE object_id = %s",
            [str(10**9), str(gone.pk)],
        )
    rebuilding.rebuild()
    assert (total(site, "banket"), total(site, "vlaai"), total(site, "koek")) == (
        1,
        0,
        1,
    )


def test_it_goes_in_batches_and_tells_how_far_it_is(site, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    for _ in range(5):
        create_story()
    told = []
    rebuilding.rebuild(
        lambda model, done, total: model is StoryPage and told.append((done, total))
    )
    assert told == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_the_index_is_never_empty_meanwhile(site, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    for _ in range(3):
        create_story(title="Brood")
    seen = []
    rebuilding.rebuild(lambda *_: seen.append(total(site, "brood")))
    assert set(seen) == {3}


def test_the_command_tells_what_it_did(site, capsys):
    create_story()
    call_command("rebuild_index")
    assert "verhalen: 1 van 1" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_others_can_write_between_two_batches(site, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    create_story()
    create_story()
    states = []
    rebuilding.rebuild(lambda *_: states.append(connection.in_atomic_block))
    assert states
    assert not any(states)


@pytest.mark.django_db(transaction=True)
def test_two_who_index_the_same_new_object_do_not_collide(site):
    backend = get_search_backend()
    for _round in range(20):
        story = create_story()
        IndexEntry.objects.all().delete()
        assert together(*[lambda story=story: backend.add(story)] * 4) == [None] * 4
        assert IndexEntry.objects.count() == 1
