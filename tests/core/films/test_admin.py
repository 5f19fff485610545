"""Films come in through the admin, looked at before they are stored."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Collection

from accounts.roles import Role
from core import front_filter
from core.models import Film
from tests.core.films import mp4_files as files
from tests.factories import create_film, create_image

ADD = front_filter.FILM_PREFIX + "add/"
SUBRIP = b"1\n00:00:01,000 --> 00:00:02,000\nCo\xf6rdinator\n"
DRAFTAIL = '{"blocks": [], "entityMap": {}}'


@pytest.fixture
def editor(as_role):
    return as_role(Role.EDITOR)


def upload(content=None, name="IMG_0042.mp4"):
    return SimpleUploadedFile(name, content or files.film(), "video/mp4")


def fields(**changes):
    empty = {"title": "Een dag mee", "transcript": DRAFTAIL, "address": ""}
    return empty | changes


def save(client, film=None, **changes):
    address = (
        reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
        if (film)
        else ADD
    )
    return client.post(address, fields(**changes))


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_the_address_of_the_form_is_the_one_that_takes_large_bodies():
    assert reverse(Film.snippet_viewset.get_url_name("add")) == ADD


def test_an_editor_adds_a_film_with_captions_of_another_program(editor):
    captions = SimpleUploadedFile("film.srt", SUBRIP)
    response = save(
        editor, file=upload(), captions_file=captions, poster=create_image().pk
    )
    assert response.status_code == 302
    film = Film.objects.get()
    assert film.captions.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n")
    assert "Coördinator" in film.captions
    assert film.width == 640


def test_an_editor_corrects_a_word_of_the_captions(editor):
    film = create_film()
    save(editor, film, captions=film.captions.replace("Hallo", "Hoi"))
    film.refresh_from_db()
    assert "Hoi" in film.captions


def test_captions_that_are_none_are_refused_at_their_field(editor):
    response = save(editor, file=upload(), captions="zomaar een zin")
    assert "Regel 1" in errors(response)["captions"][0]
    bad = SimpleUploadedFile("film.srt", b"zomaar een zin")
    response = save(editor, file=upload(), captions_file=bad)
    assert "Regel 1" in errors(response)["captions_file"][0]
    large = SimpleUploadedFile("film.srt", SUBRIP * 30_000)
    response = save(editor, file=upload(), captions_file=large)
    assert "te groot" in errors(response)["captions_file"][0]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"<html>", "film.mp4", "MP4|kapot"),
        (None, "film.mov", "eindigt op .mp4"),
        (None, "film.mp4.html", "eindigt op .mp4"),
        (files.film()[:-50], "film.mp4", "kapot"),
    ],
)
def test_a_file_that_is_no_film_is_refused(editor, content, name, message):
    response = save(editor, file=upload(content, name))
    assert any(part in errors(response)["file"][0] for part in message.split("|"))
    assert not Film.objects.exists()


@override_settings(FILM_MAX_UPLOAD_SIZE=500)
def test_a_film_that_is_too_large_is_refused_with_the_limit(editor):
    message = errors(save(editor, file=upload()))["file"][0]
    assert "te groot" in message
    assert "500" in message


def test_a_title_that_nobody_can_see_is_refused(editor):
    assert errors(save(editor, file=upload(), title="\u200b"))["title"]


def test_another_file_takes_the_place_of_the_old_one(
    editor, django_capture_on_commit_callbacks
):
    film = create_film()
    old = film.file.name
    tall = files.film(tracks=[files.trak(size=(360, 640))])
    with django_capture_on_commit_callbacks(execute=True):
        assert save(editor, film, file=upload(tall)).status_code == 302
    film.refresh_from_db()
    assert film.file.name != old
    assert film.is_tall
    assert not film.file.storage.exists(old)
    assert film.file.storage.exists(film.file.name)


def test_saving_without_another_file_keeps_the_film(
    editor, django_capture_on_commit_callbacks
):
    film = create_film()
    with django_capture_on_commit_callbacks(execute=True):
        assert save(editor, film, title="Anders").status_code == 302
    film.refresh_from_db()
    assert film.title == "Anders"
    assert film.file.storage.exists(film.file.name)


def test_a_collection_is_asked_when_there_is_more_than_one(editor):
    assert b"id_collection" not in editor.get(ADD).content
    Collection.get_first_root_node().add_child(instance=Collection(name="Besloten"))
    assert b"id_collection" in editor.get(ADD).content


def test_a_collection_with_films_is_not_deleted(as_role):
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name="Besloten"))
    film = create_film(collection=collection)
    address = reverse("wagtailadmin_collections:delete", args=[collection.pk])
    client = as_role(Role.CHIEF_EDITOR)
    assert b"1 film" in client.get(address).content
    client.post(address)
    assert Film.objects.filter(pk=film.pk).exists()


def test_the_list_says_what_is_still_missing(editor):
    create_film(title="Kaal", captions="", transcript="")
    create_film(title="Elders", address="https://vimeo.com/76979871")
    page = editor.get(front_filter.FILM_PREFIX).content.decode()
    assert "nog niets" in page
    assert "Vimeo" in page


class TestLargeBodies:
    def send(self, client, address, megabytes):
        return client.generic(
            "POST",
            address,
            b"x",
            content_type="application/octet-stream",
            CONTENT_LENGTH=str(megabytes * front_filter.MEGABYTE),
        )

    def test_a_film_may_be_as_large_as_the_setting_says(self, editor, settings):
        limit = settings.FILM_MAX_UPLOAD_SIZE // front_filter.MEGABYTE
        assert self.send(editor, ADD, limit).status_code != 413
        assert self.send(editor, ADD, limit + 2).status_code == 413

    def test_elsewhere_in_the_admin_it_may_not(self, editor):
        assert self.send(editor, "/admin/images/add/", 31).status_code == 413

    def test_who_is_not_logged_in_sends_no_film(self, site):
        assert self.send(Client(), ADD, 31).status_code == 413
        assert Client().post(ADD, fields()).status_code == 302
