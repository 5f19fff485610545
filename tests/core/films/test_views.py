"""A film comes in the parts that a player asks for, and only to who may see it."""

import pytest
from django.test import Client
from django.utils.http import http_date
from wagtail.models import Collection, CollectionViewRestriction

from core.films import views
from core.models import Film
from tests.core.films import mp4_files as files
from tests.factories import create_film, create_user

pytestmark = pytest.mark.django_db
CONTENT = files.film()


@pytest.fixture
def film():
    return create_film(content=CONTENT)


def get(film, **headers):
    return Client().get(film.url, headers=headers)


def body(response):
    return b"".join(response.streaming_content)


def restrict(film):
    root = Collection.get_first_root_node()
    film.collection = root.add_child(instance=Collection(name="Besloten"))
    film.save()
    CollectionViewRestriction.objects.create(
        collection=film.collection, restriction_type="login"
    )


def test_a_film_comes_whole_and_may_be_kept(film):
    response = get(film)
    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Accept-Ranges"] == "bytes"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_film_runs_nothing_and_is_for_our_own_pages(film):
    response = get(film)
    assert response["Content-Security-Policy"] == "default-src 'none'; media-src 'self'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=100-", 100, None), ("bytes=-20", -20, None)],
)
def test_a_part_of_a_film_comes_alone(film, asked, first, last):
    response = get(film, range=asked)
    expected = CONTENT[first:] if last is None else CONTENT[first : last + 1]
    start = first if first >= 0 else len(CONTENT) + first
    end = start + len(expected) - 1
    assert response.status_code == 206
    assert body(response) == expected
    assert response["Content-Length"] == str(len(expected))
    assert response["Content-Range"] == f"bytes {start}-{end}/{len(CONTENT)}"


def test_a_part_is_never_so_large_that_a_worker_is_busy_for_minutes(film, monkeypatch):
    monkeypatch.setattr(views, "MAX_PART", 64)
    response = get(film, range="bytes=10-")
    assert body(response) == CONTENT[10:74]
    assert response["Content-Range"] == f"bytes 10-73/{len(CONTENT)}"


def test_a_part_after_the_end_is_refused_with_the_size(film):
    response = get(film, range=f"bytes={len(CONTENT)}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"
    assert "Cache-Control" not in response


def test_several_parts_at_once_give_the_whole_film(film):
    assert get(film, range="bytes=0-1,5-9").status_code == 200


def test_a_part_only_follows_on_the_same_film(film):
    etag, modified = get(film)["ETag"], get(film)["Last-Modified"]
    for same in (etag, modified):
        assert get(film, range="bytes=0-9", **{"if-range": same}).status_code == 206
    for other in ('"ander"', http_date(0), "onzin", f"W/{etag}"):
        assert get(film, range="bytes=0-9", **{"if-range": other}).status_code == 200


def test_a_player_that_has_the_film_gets_no_second_one(film):
    response = get(film)
    for name, value in (
        ("if-none-match", response["ETag"]),
        ("if-modified-since", response["Last-Modified"]),
    ):
        again = get(film, **{name: value})
        assert again.status_code == 304
        assert again["ETag"] == response["ETag"]


def test_who_only_asks_what_there_is_gets_the_headers(film):
    response = Client().head(film.url)
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_film_is_only_read(film, method):
    assert getattr(Client(), method)(film.url).status_code == 405


def test_captions_come_as_webvtt(film):
    response = Client().get(film.captions_url)
    assert response.content.decode() == film.captions
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert "immutable" not in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_film_without_captions_has_no_address_for_them():
    film = create_film(captions="")
    assert Client().get(film.captions_url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/films/",
        "/media/films/{token}",
        "/media/films/{token}.mov",
        "/media/films/{token}.mp4/",
        "/media/films/{upper}.mp4",
        "/media/films/000000000000000000000000.mp4",
        "/media/films/../films/{token}.mp4",
        "/media/films/%2e%2e/private/films/{token}.mp4",
        "/media/films/x/{token}.mp4",
        "/media/images/../films/{token}.mp4",
        "/media/private/films/{token}.mp4",
    ],
)
def test_a_film_has_one_address(film, path):
    address = path.format(token=film.token, upper=film.token.upper())
    assert Client().get(address).status_code == 404


def test_a_file_without_a_film_is_not_served(film):
    Film.objects.filter(pk=film.pk).delete()
    film.file.storage.save(film.file.name, files.file_of(CONTENT))
    assert get(film).status_code == 404


def test_a_film_whose_file_is_gone_is_a_missing_page(film):
    film.file.storage.delete(film.file.name)
    assert get(film).status_code == 404


@pytest.mark.parametrize(
    "headers", [{}, {"range": "bytes=0-9"}, {"if-none-match": "*"}]
)
def test_a_restricted_film_is_not_there_for_strangers(film, headers):
    restrict(film)
    assert get(film, **headers).status_code == 404
    assert Client().get(film.captions_url).status_code == 404


def test_a_restricted_film_is_there_for_who_may_see_it_and_stays_out_of_caches(film):
    restrict(film)
    client = Client()
    client.force_login(create_user())
    for address in (film.url, film.captions_url):
        response = client.get(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert "public" not in response["Cache-Control"]


def test_a_film_is_found_in_one_query(film, query_budget):
    with query_budget(2):
        get(film)
