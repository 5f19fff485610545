import pytest

from core.films.ranges import UnsatisfiableError, find


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-99", (0, 99)),
        ("bytes=0-", (0, 999)),
        ("bytes=500-", (500, 999)),
        ("bytes=-100", (900, 999)),
        ("bytes=-5000", (0, 999)),
        ("bytes=990-2000", (990, 999)),
        ("bytes= 0-0 ", (0, 0)),
    ],
)
def test_a_part_is_found(header, part):
    assert find(header, 1000) == part


@pytest.mark.parametrize(
    "header",
    [
        "bytes=-",
        "bytes=9-3",
        "bytes=0-1,5-9",
        "items=0-9",
        "bytes=a-b",
        "bytes=0-9;q=1",
        "bytes=" + "9" * 30 + "-",
        "bytes=+1-9",
    ],
)
def test_what_is_no_single_part_means_everything(header):
    assert find(header, 1000) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_after_the_end_cannot_be_given(header):
    with pytest.raises(UnsatisfiableError):
        find(header, 1000)


def test_an_empty_file_has_no_last_bytes():
    with pytest.raises(UnsatisfiableError):
        find("bytes=-5", 0)
