import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from core.models import CustomRendition, Film
from tests.core.films import mp4_files as files
from tests.factories import create_film, create_image

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_a_stored_film_keeps_its_size_and_nothing_of_its_name():
    film = create_film(content=files.film(header=files.mvhd(seconds=75)))
    assert (film.width, film.height, film.seconds) == (640, 360, 75)
    assert "IMG_0042" not in film.file.name
    assert film.url == reverse("film", args=[film.token])


def test_a_film_is_stored_without_the_place_where_it_was_made():
    place = b"+52.5168+006.0830/"
    private = files.box(b"udta", files.box(b"\xa9xyz", place))
    film = create_film(content=files.film(extra=private))
    with film.file.open() as stored:
        assert place not in stored.read()


@pytest.mark.parametrize(
    ("changes", "length"),
    [
        ({"seconds": 1}, "1 seconde"),
        ({"seconds": 59}, "59 seconden"),
        ({"seconds": 70}, "1 minuut"),
        ({"seconds": 150}, "2 minuten"),
        ({"seconds": 150, "duration": "ruim twee minuten"}, "ruim twee minuten"),
        ({"seconds": None}, ""),
    ],
)
def test_the_length_is_said_in_words(changes, length):
    assert Film(**changes).length == length


def test_a_film_is_here_or_elsewhere():
    for film in (Film(title="Niets"), Film(title="Twee", file="a", address=ELSEWHERE)):
        with pytest.raises(ValidationError, match="Kies een bestand"):
            film.clean()
    with pytest.raises(IntegrityError):
        Film.objects.create(title="Niets")


def test_an_address_is_kept_without_what_follows_readers():
    film = Film(title="Elders", address=f"{ELSEWHERE}&si=volgmij")
    film.clean()
    assert film.address == ELSEWHERE
    assert film.provider == "YouTube"


def test_an_unknown_site_is_refused():
    film = Film(title="Elders", address="https://voorbeeld.example/film")
    with pytest.raises(ValidationError) as caught:
        film.clean()
    assert "address" in caught.value.message_dict


def test_captions_of_a_film_elsewhere_are_the_editors_word():
    film = Film(address=ELSEWHERE, captions="WEBVTT")
    assert not film.has_captions
    film.has_captions_there = True
    assert film.has_captions


def test_the_still_is_ready_before_a_reader_comes():
    image = create_image(width=1280, height=800)
    create_film(poster=image)
    specs = CustomRendition.objects.filter(image=image).values_list("filter_spec")
    assert ("fill-960x540|format-webp",) in specs


def test_the_file_goes_with_the_film(django_capture_on_commit_callbacks):
    film = create_film()
    storage, name = film.file.storage, film.file.name
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not storage.exists(name)


def test_a_film_elsewhere_has_no_file_to_delete():
    film = create_film(address=ELSEWHERE)
    film.delete()
    assert not Film.objects.exists()
