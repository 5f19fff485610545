"""What a program reads of the board, and what it gets for a wish."""

from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.vacatures.enums import VacatureState, Visibility
from tests.factories import (
    create_employer,
    create_municipality,
    create_organisation,
    create_region,
    create_sector,
    create_vacature,
)
from tests.vacatures.programs import assert_problem, close

pytestmark = pytest.mark.django_db


def titles(response):
    assert response.status_code == 200, response.content
    return [row["titel"] for row in response.json()["vacatures"]]


class TestReading:
    def test_a_program_sees_what_members_see_and_is_open(self, program):
        create_vacature(title="Openbaar", visibility=Visibility.PUBLIC)
        create_vacature(title="Voor leden")
        create_vacature(title="Concept", state=VacatureState.CONCEPT)
        create_vacature(title="Verborgen", hidden_at=timezone.now())
        create_vacature(
            title="Verlopen", closes_on=timezone.localdate() - timedelta(days=1)
        )
        close(create_vacature(title="Gesloten"))
        assert titles(program.ask("GET", "/vacatures")) == ["Voor leden", "Openbaar"]

    def test_it_does_not_see_another_region(self, program):
        other = create_organisation(
            name="Ver weg", region=create_region(name="Verre regio", site=None)
        )
        vacature = create_vacature(organisation=other, region=other.region)
        assert titles(program.ask("GET", "/vacatures")) == []
        assert_problem(program.ask("GET", f"/vacatures/{vacature.pk}"), 404)

    def test_one_vacature_tells_what_the_board_tells_and_names_nobody(self, program):
        employer = create_employer(
            name="Kwekerij De Vroege Vogel", sector=create_sector(name="Groen")
        )
        vacature = create_vacature(title="Stekker", employer=employer, places=3)
        row = program.ask("GET", f"/vacatures/{vacature.pk}").json()
        assert row["titel"] == "Stekker"
        assert row["werkgever"] == {
            "naam": "Kwekerij De Vroege Vogel",
            "sector": "Groen",
        }
        assert row["gemeente"] == {"naam": "Raalte", "adres": "raalte"}
        assert (row["plekken"], row["plekken_over"]) == (3, 3)
        assert row["url"] == f"http://testserver{vacature.get_absolute_url()}"
        holder = vacature.holder
        text = program.ask("GET", f"/vacatures/{vacature.pk}").text
        assert holder.profile.name not in text
        assert holder.email not in text

    def test_the_filters_are_those_of_the_board(self, program):
        ommen = create_municipality(name="Ommen")
        create_vacature(title="Bakker", municipality=ommen, form="stage", hours_min=16)
        create_vacature(title="Kok", form="regulier", hours_min=36)
        for query in (
            "gemeente=ommen",
            "vorm=stage",
            "uren=12-23",
            "afstand=ommen-10",
            "gemeente=ommen&gemeente=raalte&vorm=stage",
        ):
            assert titles(program.ask("GET", f"/vacatures?{query}")) == ["Bakker"]

    @pytest.mark.parametrize(
        "query",
        [
            "gemeente=bestaat-niet",
            "gemeente=%3Cb%3E",
            "vorm=onzin",
            "uren=drie",
            "afstand=raalte-13",
            "afstand=nergens-10",
            "afstand=x",
            "organisatie=onbekend",
            "cursor=onzin",
            "cursor=MjAyNi0wMS0wMQ==",
            "cursor=" + "a" * 201,
            "cursor=MjAyNi0wMS0wMVQwMDowMDowMCsyMzowMCAx",
            "aantal=0",
            "aantal=101",
            "aantal=1e3",
            "aantal=" + "9" * 5000,
            "q=" + "a" * 201,
            "query=onzin",
        ],
    )
    def test_a_filter_that_means_nothing_is_a_problem(self, program, query):
        place = query.partition("=")[0]
        problem = assert_problem(program.ask("GET", f"/vacatures?{query}"), 422)
        assert place in problem["fouten"][0]["plek"]
        assert query.partition("=")[2] not in str(problem)

    def test_the_cursor_goes_through_the_list_while_it_grows(self, program):
        now = timezone.now()
        for number in range(5):
            # Two at each moment: the key decides between them.
            moment = now - timedelta(minutes=number // 2)
            create_vacature(title=f"Nummer {number}", opened_at=moment)
        found, cursor = [], ""
        for _ in range(4):
            page = program.ask("GET", f"/vacatures?aantal=2&cursor={cursor}")
            found += titles(page)
            cursor = page.json()["volgende"]
            create_vacature(title="Nieuw", opened_at=now + timedelta(minutes=1))
            if cursor is None:
                break
        assert sorted(found) == [f"Nummer {number}" for number in range(5)]
        assert cursor is None

    @pytest.mark.parametrize("path", ["/vacatures", "/vacatures?gemeente=raalte"])
    def test_the_number_of_queries_does_not_grow(self, program, query_budget, path):
        for total in (1, 20):
            for _ in range(total):
                create_vacature(description="Werk")
            program.ask("GET", path)
            with query_budget(9):
                assert program.ask("GET", path).status_code == 200


class TestMatching:
    def test_it_ranks_with_reasons(self, program):
        create_vacature(title="Past", hours_min=24)
        create_vacature(title="Past niet", hours_min=40, has_odd_hours=True)
        wish = {"gemeente": "raalte", "uren_max": 24, "alleen_overdag": True}
        best, worst = program.ask("POST", "/passend", wish).json()["passend"]
        assert best["vacature"]["titel"] == "Past"
        assert best["past"] == ["in Raalte", "24 uur", "overdag, door de week"]
        assert (best["score"], best["past_niet"]) == (100, [])
        assert worst["past_niet"] == ["40 uur", "ook ’s avonds of in het weekend"]

    @pytest.mark.parametrize(
        "changes",
        [
            {"gemeente": "nergens"},
            {"gemeente": None},
            {"naam": "Sanne"},
            {"sectoren": ["bestaat-niet"]},
            {"uren_min": 41},
            {"niveau": 9},
            {"helpt": ["geld"]},
            {"vanaf": "2026-02-30"},
            {"vanaf": "0001-01-05"},
            {"vanaf": "9999-12-31"},
            {"aantal": 51},
        ],
    )
    def test_a_wish_with_something_else_is_a_problem(self, program, changes):
        create_municipality()
        wish = {"gemeente": "raalte"} | changes
        problem = assert_problem(program.ask("POST", "/passend", wish), 422)
        assert next(iter(changes)) in problem["fouten"][0]["plek"]

    def test_two_queries_rank_any_number(self, program, query_budget):
        wish = {"gemeente": "raalte", "uren_max": 24, "helpt": ["begeleiding"]}
        for total in (1, 20):
            for _ in range(total):
                create_vacature()
            program.ask("POST", "/passend", wish)
            with query_budget(8):
                assert program.ask("POST", "/passend", wish).json()["passend"]
