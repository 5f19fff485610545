"""Texts that hold personal data, and those that only look like it."""

import time

import pytest

from profiles.employers import guard


def kinds(text):
    return [finding.kind for finding in guard.look_at(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zijn nummer is 111222333.", "bsn"),
        ("BSN 1112.22.333", "bsn"),
        ("bsn 111 222 333", "bsn"),
        ("Geboren op een boerderij", "birth"),
        ("Zij is van 12-04-1998", "birth"),
        ("Hij is van 3 maart 2001.", "birth"),
        ("Mail naar ilse@voorbeeld.example", "email"),
        ("Bel 038 000 00 33", "phone"),
        ("Bel +31 38 0000033", "phone"),
        ("Bel 0031380000033", "phone"),
        ("Een wajonger genaamd Sanne", "name"),
        ("Wajonger Sanne wil graag", "name"),
        ("De kandidaat heet Youssef", "name"),
        ("Past bij mevrouw Jansen", "name"),
        ("Zij heet Sanne", "name"),
    ],
)
def test_personal_data_is_seen(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ordernummer 111222334",
        "Start op 1 juni 2027",
        "Het werk is van 8.00 tot 16.30 uur, 24 tot 32 uur per week.",
        "Kandidaat 1 komt maandag meelopen.",
        "De kandidaat heet van harte welkom.",
        "Werkgever heet De Vroege Vogel",
        "We zoeken 2 mensen op 20-06-2027",
        "Artikel 1112223334445",
        "",
    ],
)
def test_ordinary_work_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize("nasty", ["1 ", "a@", "0-", "."])
def test_a_nasty_text_takes_time_in_proportion_to_its_length(nasty):
    pairs = [(cpu_of(nasty * 1_000), cpu_of(nasty * 10_000)) for _round in range(5)]

    short, long = (min(times) for times in zip(*pairs, strict=True))
    assert long < 30 * short, "ten times the text may not cost a hundred times as much"


def cpu_of(text):
    begin = time.process_time()
    guard.look_at(text)
    return time.process_time() - begin
