"""Sets and the database give one answer, and sets follow what changes."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from profiles.vacatures import board, closing, pickup, texts
from profiles.vacatures.board_sets import SETS
from profiles.vacatures.models import Vacature
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_vacature,
)
from tests.vacatures.test_board import HARDENBERG, KAMPEN, ZWOLLE

pytestmark = pytest.mark.django_db

QUERIES = [
    "",
    "gemeente=kampen",
    "gemeente=kampen&gemeente=zwolle&vorm=stage",
    "uren=24-31",
    "status=oppakken&status=gesprek",
    "status=vervuld",
    "oppakken=ja",
    "stil=ja",
    "organisatie=uwv",
    "q=deeg",
    "q=ba",
    "q=niets+hiervan",
    "afstand=kampen-20",
    "vanaf=kampen&km=10&vorm=leerwerkbaan",
    "gemeente=nergens&vorm=stage",
]


@pytest.fixture
def ilse(site):
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def in_sets():
    """Let the board answer from sets, however short it is."""
    yield SETS.build
    SETS.forget()


@pytest.fixture
def vacatures(ilse):
    kampen, zwolle, hardenberg = (
        create_municipality(**place) for place in (KAMPEN, ZWOLLE, HARDENBERG)
    )
    now = timezone.now()
    rows = [
        create_vacature(by=ilse, municipality=kampen, is_open_for_pickup=True),
        create_vacature(municipality=kampen, hours_min=24, description="Deeg kneden."),
        create_vacature(municipality=zwolle, is_open_for_pickup=True, form="stage"),
        create_vacature(
            municipality=zwolle, state="gesprek", starts_on=timezone.localdate()
        ),
        create_vacature(
            municipality=hardenberg, active_at=now - timezone.timedelta(days=20)
        ),
        create_vacature(state="gesloten", close_reason="vervuld", closed_at=now),
        create_vacature(state="concept"),
        create_vacature(hidden_at=now),
    ]
    texts.rebuild(Vacature.objects.all())
    return rows


def asked(user, query):
    request = RequestFactory().get(f"/vacatures/?{query}")
    request.user = user
    return board.board_context(request)


def answer(context):
    selection = context["selection"]
    return {
        "titles": [card.vacature.title for card in context["cards"]],
        "groups": selection.groups,
        "chosen": selection.choices,
        "total": selection.total,
        "ways": selection.ways_out(),
        "query": context["canonical_query"],
    }


@pytest.mark.parametrize("order", ["", "wacht", "start"])
@pytest.mark.parametrize("query", QUERIES)
def test_sets_and_the_database_give_one_answer(ilse, vacatures, in_sets, query, order):
    query = f"{query}&volgorde={order}"
    from_database = answer(asked(ilse, query))
    assert SETS.current() is None

    in_sets()

    assert SETS.current() is not None
    assert answer(asked(ilse, query)) == from_database


def test_sets_follow_what_happens(ilse, vacatures, in_sets):
    in_sets()
    total = asked(ilse, "status=oppakken")["selection"].total

    pickup.pick_up(vacatures[2], by=ilse)
    closing.withdraw(vacatures[0], by=ilse)
    create_vacature(is_open_for_pickup=True)

    assert total == 2
    assert asked(ilse, "status=oppakken")["selection"].total == 1
    assert answer(asked(ilse, "")) == answer_without_sets(ilse)


def answer_without_sets(user):
    SETS.forget()
    return answer(asked(user, ""))


@pytest.mark.parametrize("query", ["gemeente=kampen&q=deeg", "afstand=kampen-20"])
def test_a_page_of_sets_takes_twelve_queries(
    client, ilse, vacatures, in_sets, query_budget, query
):
    in_sets()
    client.force_login(ilse)
    client.get("/vacatures/")

    with query_budget(12):
        client.get(f"/vacatures/?{query}")


def test_a_choice_in_an_address_is_the_same_for_both(ilse, vacatures, in_sets, site):
    in_sets()
    found = asked(ilse, "afstand=kampen-20&x=1")["selection"]

    assert found.query == board.select(ilse, site, QueryDict("afstand=kampen-20")).query
