import pytest

from core.films.providers import ProviderError, find

YOUTUBE = ("YouTube", "https://www.youtube.com/watch?v=dQw4-w9_gXc")
VIMEO = ("Vimeo", "https://vimeo.com/76979871")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=dQw4-w9_gXc&list=PL1&t=30s&si=volgmij",
        "https://m.youtube.com/watch?feature=share&v=dQw4-w9_gXc",
        "http://youtube.com/watch?v=dQw4-w9_gXc",
        "https://youtu.be/dQw4-w9_gXc?si=volgmij",
        "https://www.youtube.com/shorts/dQw4-w9_gXc",
        "https://www.youtube-nocookie.com/embed/dQw4-w9_gXc?rel=0",
    ],
)
def test_a_film_at_youtube_is_found_without_what_follows_readers(address):
    assert find(address) == YOUTUBE


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/76979871",
        "https://vimeo.com/channels/staffpicks/76979871?share=copy",
        "https://player.vimeo.com/video/76979871?dnt=1",
    ],
)
def test_a_film_at_vimeo_is_found(address):
    assert find(address) == VIMEO


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/76979871/a1b2c3d4e5",
        "https://player.vimeo.com/video/76979871?h=a1b2c3d4e5",
    ],
)
def test_a_film_at_vimeo_that_is_not_listed_keeps_its_key(address):
    assert find(address).address == "https://vimeo.com/76979871/a1b2c3d4e5"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://voorbeeld.example/film.mp4",
        "https://www.youtube.com/",
        "https://www.youtube.com/@kanaal",
        "https://www.youtube.com/watch?v=te-kort",
        "https://www.youtube.com/watch?v=dQw4-w9_gXc%22%3E",
        "https://youtube.com.kwaad.example/watch?v=dQw4-w9_gXc",
        "https://kwaad.example/youtube.com/watch?v=dQw4-w9_gXc",
        "https://youtube.com@kwaad.example/watch?v=dQw4-w9_gXc",
        "https://vimeo.com/over-ons",
        "https://vimeo.com/76979871/../../x",
        "javascript:alert(1)",
    ],
)
def test_any_other_address_is_refused(address):
    with pytest.raises(ProviderError):
        find(address)
