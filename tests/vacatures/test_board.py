"""The board: what each reader finds there, and what it costs."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import Notification
from profiles.vacatures import alerts, board, distance, saving, texts
from profiles.vacatures.board import select
from profiles.vacatures.enums import AlertFrequency, CloseReason, VacatureState
from profiles.vacatures.errors import VacatureError
from profiles.vacatures.models import SavedSearch, Vacature
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_user,
    create_vacature,
)
from tests.sessions import log_in

pytestmark = pytest.mark.django_db

URL = "/vacatures/"
BUDGET = 12
KAMPEN = {"name": "Kampen", "latitude": "52.5550", "longitude": "5.9114"}
ZWOLLE = {"name": "Zwolle", "latitude": "52.5168", "longitude": "6.0830"}
HARDENBERG = {"name": "Hardenberg", "latitude": "52.5758", "longitude": "6.6194"}


@pytest.fixture
def ilse():
    uwv = create_organisation(name="UWV")
    return create_member(organisation=uwv, name="Ilse van der Meulen")


@pytest.fixture
def member(site, ilse):
    client = Client()
    client.user = ilse
    log_in(client, ilse)
    return client


def titles(response):
    return [card.vacature.title for card in response.context["cards"]]


def test_members_see_all_that_was_shared_with_faces_and_one_action(member):
    create_vacature(title="Hovenier", is_open_for_pickup=True)
    create_vacature(title="Geheim concept", state=VacatureState.CONCEPT)

    response = member.get(URL)

    assert titles(response) == ["Hovenier"]
    page = response.content.decode()
    assert "Nog niemand pakt dit op. Vandaag gedeeld door Youssef Amrani" in page
    assert "Pak op" in page


def test_visitors_see_what_is_for_everybody_without_people(client, site):
    maker = create_member(name="Marloes Brinkhuis")
    create_vacature(by=maker, title="Bakker", visibility="openbaar")
    create_vacature(title="Voor leden")

    response = client.get(URL)

    page = response.content.decode()
    assert titles(response) == ["Bakker"]
    assert "Marloes" not in page
    assert "Voor leden" not in page
    assert "status" not in {
        group.parameter for group in response.context["selection"].groups
    }


def test_who_is_not_let_in_yet_sees_what_a_visitor_sees(client, site):
    create_vacature(title="Voor leden")
    client.force_login(create_user())

    assert titles(client.get(URL)) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gemeente=kampen", {"Bakker", "Hovenier"}),
        ("gemeente=kampen&gemeente=zwolle", {"Bakker", "Hovenier", "Kok"}),
        ("vorm=stage", {"Kok"}),
        ("uren=24-31", {"Bakker"}),
        ("status=oppakken", {"Hovenier"}),
        ("status=gesprek", {"Kok"}),
        ("status=vervuld", {"Lasser"}),
        ("oppakken=ja", {"Hovenier"}),
        ("stil=ja", {"Bakker"}),
        ("organisatie=gemeente-kampen", {"Hovenier", "Kok", "Lasser"}),
        ("q=deeg", {"Bakker"}),
        ("q=bakkers+kampen", {"Bakker"}),
        ("vanaf=kampen&km=20", {"Bakker", "Hovenier", "Kok"}),
        ("afstand=kampen-10", {"Bakker", "Hovenier"}),
        ("gemeente=nergens", {"Bakker", "Hovenier", "Kok", "Lasser"}),
        ("afstand=kampen-11", {"Bakker", "Hovenier", "Kok", "Lasser"}),
        ("q=the", set()),
    ],
)
def test_each_filter_gives_what_it_says(member, ilse, query, found):
    kampen, zwolle, hardenberg = (
        create_municipality(**place) for place in (KAMPEN, ZWOLLE, HARDENBERG)
    )
    long_ago = timezone.now() - timedelta(days=20)
    create_vacature(
        by=ilse,
        title="Bakker",
        municipality=kampen,
        hours_min=24,
        description="Deeg kneden.",
        active_at=long_ago,
    )
    create_vacature(title="Hovenier", municipality=kampen, is_open_for_pickup=True)
    create_vacature(title="Kok", municipality=zwolle, form="stage", state="gesprek")
    create_vacature(
        title="Lasser",
        municipality=hardenberg,
        state=VacatureState.CLOSED,
        close_reason=CloseReason.FILLED,
        closed_at=timezone.now(),
    )
    texts.rebuild(Vacature.objects.all())

    assert set(titles(member.get(f"{URL}?{query}"))) == found


@pytest.mark.parametrize("query", ["afstand=kampen-20", "km=20&vanaf=kampen"])
def test_the_form_keeps_the_distance_that_was_chosen(member, query):
    create_vacature(municipality=create_municipality(**KAMPEN))

    response = member.get(f"{URL}?{query}")

    assert response.context["near"] == {"place": "kampen", "km": 20}
    assert "afstand" not in {group.parameter for group in response.context["groups"]}
    for value in ("kampen", "20"):
        assert f'<option value="{value}" selected>' in response.text


def test_one_cannot_pick_up_what_one_holds(member, ilse):
    create_vacature(by=ilse, is_open_for_pickup=True)

    assert titles(member.get(f"{URL}?oppakken=ja")) == []


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["Kok", "Hovenier", "Bakker"]),
        ("wacht", ["Hovenier", "Bakker", "Kok"]),
        ("start", ["Hovenier", "Kok", "Bakker"]),
        ("onzin", ["Kok", "Hovenier", "Bakker"]),
    ],
)
def test_the_order_is_chosen(member, order, found):
    now, today = timezone.now(), timezone.localdate()
    create_vacature(title="Bakker", opened_at=now - timedelta(days=3))
    create_vacature(
        title="Hovenier",
        opened_at=now - timedelta(days=2),
        is_open_for_pickup=True,
        starts_on=today,
    )
    create_vacature(
        title="Kok",
        opened_at=now - timedelta(days=1),
        starts_on=today + timedelta(days=1),
    )

    assert titles(member.get(f"{URL}?volgorde={order}")) == found


@pytest.mark.parametrize(
    "query",
    [
        "pagina=99999999999",
        "pagina=-1",
        "q=%22%28*",
        "afstand=-10",
        "vanaf=kampen&km=99",
        "vanaf=%27%22&km=x",
        "gemeente=" + "x" * 500,
        "status=a&status=b&vorm=c",
        "volgorde=%F0%9F%98%80",
    ],
)
def test_nonsense_in_an_address_is_no_error(member, query):
    assert member.get(f"{URL}?{query}").status_code == HTTPStatus.OK


@pytest.mark.parametrize("rows", [1, 20])
def test_the_board_asks_few_questions_however_long_it_is(member, rows, query_budget):
    people = [create_member() for _number in range(3)]
    for number in range(rows):
        create_vacature(
            by=people[number % 3],
            workers=people,
            is_open_for_pickup=bool(number % 2),
        )
    member.get(URL)

    with query_budget(BUDGET):
        assert member.get(URL).status_code == HTTPStatus.OK


def test_distances_are_those_of_the_map():
    kampen = [float(KAMPEN[name]) for name in ("latitude", "longitude")]
    zwolle = [float(ZWOLLE[name]) for name in ("latitude", "longitude")]

    assert distance.between(*kampen, *zwolle) == pytest.approx(12.4, abs=0.2)
    assert distance.between(*kampen, *kampen) == 0


# Saved searches


def keep(user, site, query, **changes):
    fields = {"name": "Mijn keuze", "frequency": AlertFrequency.DAILY} | changes
    return saving.keep(user, site=site, query=query, **fields)


def test_a_choice_is_kept_from_the_board_and_found_again(member, ilse):
    create_municipality(**KAMPEN)

    member.post(
        reverse("vacatures:searches"),
        {"name": "Kampen", "frequency": "dag", "query": "gemeente=kampen&pagina=3&x=1"},
    )

    search = SavedSearch.objects.get()
    assert (search.user, search.query) == (ilse, "gemeente=kampen")
    assert "gemeente=kampen" in member.get("/mijn/zoekopdrachten/").content.decode()


def test_ten_choices_are_the_most(ilse, site):
    slugs = [create_municipality(name=f"Plaats {n}").slug for n in range(11)]
    for slug in slugs[:10]:
        keep(ilse, site, f"gemeente={slug}")

    keep(ilse, site, f"gemeente={slugs[0]}", name="Nieuwe naam")
    with pytest.raises(VacatureError, match="al 10"):
        keep(ilse, site, f"gemeente={slugs[10]}")


def test_nobody_touches_the_searches_of_somebody_else(member, site):
    search = keep(create_member(), site, "vorm=stage")

    response = member.post(reverse("vacatures:search", args=[search.pk]), {"delete": 1})

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert SavedSearch.objects.exists()


QUERIES = [
    "",
    "gemeente=kampen",
    "gemeente=kampen&gemeente=zwolle",
    "vorm=stage",
    "uren=24-31&gemeente=kampen",
    "status=oppakken",
    "oppakken=ja",
    "organisatie=gemeente-kampen",
    "q=deeg",
    "afstand=kampen-20",
    "afstand=kampen-10&vorm=leerwerkbaan",
]


@pytest.mark.parametrize("query", QUERIES)
def test_an_alert_counts_what_the_board_shows(ilse, site, query):
    kampen, zwolle, hardenberg = (
        create_municipality(**place) for place in (KAMPEN, ZWOLLE, HARDENBERG)
    )
    create_vacature(municipality=kampen, hours_min=24, description="Deeg kneden.")
    create_vacature(municipality=kampen, is_open_for_pickup=True)
    create_vacature(municipality=zwolle, form="stage", state="gesprek")
    create_vacature(municipality=hardenberg, closes_on=timezone.localdate())
    create_vacature(state=VacatureState.CONCEPT)
    texts.rebuild(Vacature.objects.all())
    SavedSearch.objects.create(
        user=ilse, name="Keuze", query=query, alerted_at=timezone.now() - timedelta(2)
    )
    search = SavedSearch.objects.get()
    search.region_id = ilse.profile.organisation.region_id

    news = alerts.News(search.alerted_at, timezone.now())

    assert news.total_for(search) == select(ilse, site, QueryDict(query)).total


def test_everybody_hears_once_what_is_new(ilse, site):
    search = keep(ilse, site, "vorm=leerwerkbaan", name="Leren")
    later = timezone.now() + timedelta(hours=26)
    create_vacature(opened_at=timezone.now() + timedelta(seconds=1))
    create_vacature(by=ilse, opened_at=timezone.now() + timedelta(seconds=1))

    alerts.tell_what_is_new()
    assert not Notification.objects.exists()
    alerts.tell_what_is_new(now=later)
    alerts.tell_what_is_new(now=later)

    told = Notification.objects.get()
    assert told.title == "1 nieuwe vacature voor ‘Leren’"
    assert told.url.endswith(f"?{search.query}")


def test_a_long_board_counts_in_thousands():
    assert [board.counted(total) for total in (1, 20_000)] == [
        "1 vacature",
        "20.000 vacatures",
    ]
