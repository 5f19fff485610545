"""The list of employers: who finds what there, and what it costs."""

from http import HTTPStatus

import pytest

from profiles.employers import finding
from profiles.employers.models import Employer
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_sector,
)
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db

URL = "/werkgevers/"
BUDGET = 12
MANY = 20_000


@pytest.fixture
def member(site):
    return client_of(create_member(name="Ilse van der Meulen"))


def names(response):
    assert response.status_code == HTTPStatus.OK
    return [card.employer.name for card in response.context["cards"]]


def test_employers_stand_in_the_order_of_the_alphabet(member):
    for name in ("zonnedak", "Bakkerij", "Äpfel"):
        create_employer(name=name)

    assert names(member.get(URL)) == ["Bakkerij", "zonnedak", "Äpfel"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("korenbloem", ["Café De Korenbloem"]),
        ("cafe koren", ["Café De Korenbloem"]),
        ("CAFÉ", ["Café De Korenbloem"]),
        ("raalte", ["Café De Korenbloem"]),
        ("korenbloem raalte", ["Café De Korenbloem"]),
        ("korenbloem kampen", []),
        ("1234 5678", ["Hamer Hout"]),
        ("1234", ["Hamer Hout"]),
        ("orenbloem", []),
        ("%", []),
        ("_", []),
        ("?!", []),
    ],
)
def test_a_name_a_number_or_a_place_finds_an_employer(member, typed, found):
    create_employer(name="Café De Korenbloem", municipality=create_municipality())
    kampen = create_municipality(name="Kampen")
    create_employer(name="Hamer Hout", municipality=kampen, kvk_number="12345678")

    assert names(member.get(URL, {"q": typed})) == found


def test_a_new_name_is_found_and_the_old_one_is_not(member):
    employer = create_employer(name="Bakkerij Oud")
    employer.name = "Bakkerij Nieuw"
    employer.save()

    assert names(member.get(URL, {"q": "nieuw"})) == ["Bakkerij Nieuw"]
    assert names(member.get(URL, {"q": "oud"})) == []


def test_filters_keep_a_municipality_a_sector_or_my_own(member):
    kampen = create_municipality(name="Kampen")
    care = create_sector(name="Zorg en welzijn")
    create_employer(name="Anker", municipality=kampen, sector=care)
    create_employer(name="Bos", municipality=kampen)
    create_employer(name="Cirkel", holder=member.user)
    create_employer(name="Dorp", deputy=member.user)

    assert names(member.get(f"{URL}?gemeente=kampen")) == ["Anker", "Bos"]
    both = f"{URL}?gemeente=kampen&sector=zorg-en-welzijn"
    assert names(member.get(both)) == ["Anker"]
    assert names(member.get(f"{URL}?mijn=ja")) == ["Cirkel", "Dorp"]


def test_each_employer_says_whom_to_ask(member):
    create_employer(name="Anker", holder=create_member(name="Marloes Brinkhuis"))
    create_employer(name="Bos", holder=member.user)

    page = member.get(URL).content.decode()

    assert "Marloes Brinkhuis is de vaste contactpersoon" in page
    assert "Jij bent de vaste contactpersoon" in page


@pytest.mark.parametrize(
    ("typed", "is_known"),
    [
        ("Jansen B.V.", True),
        ("jansen n.v.", True),
        ("Jansen V.O.F.", True),
        ("Stichting Jansen", True),
        ("Jansen O.F.", False),
    ],
)
def test_a_legal_form_makes_no_other_employer(site, typed, is_known):
    known = create_employer(name="Jansen")

    found = finding.find(known.region, typed, known.municipality)

    assert found == (known if is_known else None)


def test_names_without_a_word_are_compared_as_they_are(site):
    known = create_employer(name="!!!")
    region, municipality = known.region, known.municipality

    assert finding.find(region, "???", municipality) is None
    assert finding.add(region, "!!!", municipality, by=known.holder) == known


def test_an_empty_list_says_what_to_do(member):
    assert "Hier staat nog niets" in member.get(URL).content.decode()
    create_employer()
    nothing = member.get(URL, {"q": "zzzzz"}).content.decode()
    assert "Geen werkgevers gevonden" in nothing


@pytest.mark.parametrize("query", ["pagina=0", "pagina=x", "gemeente=onzin", "q=%01"])
def test_bad_input_is_an_ordinary_list(member, query):
    create_employer(name="Anker")

    assert names(member.get(f"{URL}?{query}")) == ["Anker"]


@pytest.mark.parametrize("number", [1, 25])
def test_a_page_asks_the_same_however_many_there_are(member, number, query_budget):
    for _time in range(number):
        create_employer()
    member.get(URL)

    with query_budget(BUDGET):
        member.get(URL, {"q": "kwekerij", "gemeente": "raalte"})


def test_pages_of_a_long_list_show_each_employer_once(member):
    place, sector = create_municipality(), create_sector()
    Employer.objects.bulk_create(
        Employer(
            region=place.region,
            name=f"Kwekerij {number:05}",
            municipality=place,
            sector=sector,
            holder=member.user,
        )
        for number in range(MANY)
    )

    first, last = member.get(URL), member.get(f"{URL}?pagina={MANY // 20}")

    assert first.context["selection"].total == MANY
    assert names(first) == [f"Kwekerij {number:05}" for number in range(20)]
    assert names(last)[-1] == f"Kwekerij {MANY - 1:05}"
    assert names(member.get(URL, {"q": "04711"})) == ["Kwekerij 04711"]
