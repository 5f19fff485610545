"""The door for programs of organisations, as such a program uses it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from profiles.vacatures import merging
from profiles.vacatures.api.access import PER_MINUTE
from profiles.vacatures.enums import ApiScope, CloseReason, VacatureState, Visibility
from profiles.vacatures.models import ApiCall, Nomination, TimelineEntry
from tests.factories import (
    create_employer,
    create_member,
    create_municipality,
    create_organisation,
    create_region,
    create_sector,
    create_vacature,
)
from tests.vacatures.programs import ROOT, Program, assert_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(site):
    return Program()


def titles(response):
    assert response.status_code == 200, response.content
    return [row["titel"] for row in response.json()["vacatures"]]


def close(vacature):
    vacature.state = VacatureState.CLOSED
    vacature.close_reason = CloseReason.FILLED
    vacature.closed_at = timezone.now()
    vacature.save()


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


class TestNominating:
    @pytest.fixture
    def address(self, program):
        return f"/vacatures/{create_vacature().pk}/voordrachten/intake-7f3a"

    def test_the_same_reference_is_the_same_kandidaat(self, program, address):
        first = program.ask("PUT", address)
        again = program.ask("PUT", address)
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        assert first.json()["kandidaat"] == "kandidaat 1"
        assert first.json()["volgende_standen"] == ["prettig-gesprek", "gestopt"]
        assert Nomination.objects.count() == 1
        entry = TimelineEntry.objects.latest("pk")
        assert (entry.actor, entry.actor_name) == (None, program.organisation.name)
        assert "intake" not in entry.text

    def test_a_kandidaat_goes_on_step_by_step(self, program, address):
        program.ask("PUT", address)
        for stage in ("prettig-gesprek", "prettig-gesprek", "proefplaatsing"):
            answer = program.ask("PATCH", address, {"stand": stage})
            assert (answer.status_code, answer.json()["stand"]) == (200, stage)
        assert program.ask("GET", address).json()["stand"] == "proefplaatsing"

    def test_a_step_that_cannot_be_made_is_a_conflict(self, program, address):
        program.ask("PUT", address)
        problem = assert_problem(
            program.ask("PATCH", address, {"stand": "nazorg"}), 409
        )
        assert "Kandidaat 1 is nu: voorgesteld." in problem["detail"]
        assert program.ask("GET", address).json()["stand"] == "voorgesteld"

    def test_another_organisation_does_not_see_it(self, program, address):
        program.ask("PUT", address)
        other = Program(organisation=create_organisation(name="UWV"))
        assert_problem(other.ask("GET", address), 404)
        assert_problem(other.ask("PATCH", address, {"stand": "gestopt"}), 404)
        assert other.ask("PUT", address).json()["kandidaat"] == "kandidaat 2"

    def test_a_closed_vacature_takes_nobody(self, program):
        vacature = create_vacature()
        address = f"/vacatures/{vacature.pk}/voordrachten/een"
        close(vacature)
        assert_problem(program.ask("PUT", address), 409)
        assert not Nomination.objects.exists()

    def test_a_kandidaat_goes_along_to_the_vacature_that_went_on(self, program):
        member = create_member()
        employer = create_employer(holder=member)
        old, new = (create_vacature(by=member, employer=employer) for _ in range(2))
        for vacature, reference in ((old, "een"), (old, "beide"), (new, "beide")):
            program.ask("PUT", f"/vacatures/{vacature.pk}/voordrachten/{reference}")
        merging.merge(old, new, by=member)
        for reference in ("een", "beide"):
            address = f"/vacatures/{old.pk}/voordrachten/{reference}"
            again = program.ask("PUT", address)
            assert (again.status_code, again.json()["vacature"]) == (200, new.pk)
            moved = program.ask("PATCH", address, {"stand": "gestopt"})
            assert (moved.status_code, moved.json()["vacature"]) == (200, new.pk)

    @pytest.mark.parametrize("reference", ["111222333", "Sanne%20de%20Wit", "a" * 65])
    def test_a_reference_tells_nothing_of_the_person(self, program, reference):
        address = f"/vacatures/{create_vacature().pk}/voordrachten/{reference}"
        problem = assert_problem(program.ask("PUT", address), 422)
        assert reference not in str(problem)

    def test_the_number_of_queries_does_not_grow(self, program, query_budget):
        vacature = create_vacature()
        for total in (1, 20):
            for number in range(total):
                Nomination.objects.create(
                    vacature=vacature,
                    organisation=program.organisation,
                    number=total * 50 + number,
                    reference=f"r{total}-{number}",
                )
            program.ask("GET", "/vacatures")
            with query_budget(26):
                address = f"/vacatures/{vacature.pk}/voordrachten/nieuw-{total}"
                assert program.ask("PUT", address).status_code == 201


class TestKeys:
    @pytest.mark.parametrize(
        "header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "é" * 20]
    )
    def test_without_a_key_nothing_is_told(self, client, site, header):
        create_vacature(title="Openbaar", visibility=Visibility.PUBLIC)
        headers = {"Authorization": header} if header else {}
        response = client.get(f"{ROOT}/vacatures", headers=headers)
        assert_problem(response, 401)
        assert response["WWW-Authenticate"] == "Bearer"

    def test_a_session_is_no_key(self, as_role):
        administrator = as_role("beheerder")
        assert_problem(administrator.get(f"{ROOT}/vacatures"), 401)

    def test_a_key_does_only_what_it_may(self, site):
        reader = Program(scopes=[ApiScope.READ])
        pk = create_vacature().pk
        assert reader.ask("GET", "/vacatures").status_code == 200
        assert_problem(reader.ask("POST", "/passend", {"gemeente": "raalte"}), 403)
        assert_problem(reader.ask("PUT", f"/vacatures/{pk}/voordrachten/een"), 403)

    @pytest.mark.parametrize("ends", ["revoked_at", "expires_at"])
    def test_a_key_that_ended_opens_nothing(self, program, ends):
        setattr(program.key, ends, timezone.now())
        program.key.save()
        assert_problem(program.ask("GET", "/vacatures"), 401)

    def test_the_database_does_not_hold_the_secret(self, program):
        assert program.secret not in str(vars(program.key))
        assert len(program.key.digest) == 64

    def test_who_asks_too_often_waits(self, program):
        now = timezone.now()
        ApiCall.objects.bulk_create(
            ApiCall(token=program.key, operation="GET", status=200, called_at=now)
            for _ in range(PER_MINUTE)
        )
        response = program.ask("GET", "/vacatures")
        assert_problem(response, 429)
        assert response["Retry-After"] == "60"
        assert ApiCall.objects.count() == PER_MINUTE
        assert Program().ask("GET", "/vacatures").status_code == 200
        ApiCall.objects.update(called_at=now - timedelta(minutes=1, seconds=1))
        assert program.ask("GET", "/vacatures").status_code == 200

    def test_each_call_is_logged_without_what_was_sent(self, program):
        program.ask("POST", "/passend", {"gemeente": "raalte", "uren_min": 31})
        program.ask("GET", "/vacatures?q=geheim")
        program.ask("GET", "/vacatures/999999")
        calls = ApiCall.objects.order_by("pk").values_list("operation", "status")
        assert list(calls) == [
            ("POST passend", 422),
            ("GET vacatures", 200),
            ("GET vacature", 404),
        ]
        program.key.refresh_from_db()
        assert program.key.used_at is not None


class TestProblems:
    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/bestaat-niet", 404),
            ("POST", "/bestaat-niet", 404),
            ("GET", "/", 404),
            ("GET", "/vacatures/", 404),
            ("GET", "/vacatures/abc", 404),
            ("GET", "/vacatures/99999999999999999999999", 404),
            ("GET", "/vacatures/9223372036854775808/voordrachten/een", 404),
            ("PUT", "/vacatures/9223372036854775808/voordrachten/een", 404),
            ("DELETE", "/vacatures", 405),
            ("GET", "/passend", 405),
            ("TRACE", "/vacatures", 405),
            ("GET", "/vacatures?q=%00", 400),
            ("GET", "/vacatures?" + "a" * 9000, 414),
            ("GET", "/%00", 404),
        ],
    )
    def test_no_page_for_readers_is_ever_the_answer(
        self, program, method, path, status
    ):
        response = program.ask(method, path)
        assert_problem(response, status)
        if status == 405:
            assert response["Allow"]

    @pytest.mark.parametrize(
        ("kind", "body", "status"),
        [
            ("application/json", b"{", 400),
            ("application/json", b"\xff\xfe", 400),
            ("application/json", b"[" * 20_000 + b"]" * 20_000, 400),
            ("application/json", b"[]", 422),
            ("application/json", b'"\\ud800"', 422),
            ("application/json", b'{"gemeente": "\\u0000"}', 422),
            ("application/json", b" " * 1_100_000, 413),
            ("application/x-www-form-urlencoded", b"gemeente=raalte", 415),
            ("text/plain", b"{}", 415),
        ],
    )
    def test_a_broken_body(self, program, kind, body, status):
        headers = {"Authorization": f"Bearer {program.secret}"}
        response = program.generic(
            "POST", f"{ROOT}/passend", data=body, content_type=kind, headers=headers
        )
        assert_problem(response, status)

    def test_json_is_for_programs_only(self, client, site):
        response = client.post("/zoeken/", {"q": "x"}, content_type="application/json")
        assert response.status_code == 415

    def test_what_breaks_is_a_problem_too(self, program, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr("profiles.vacatures.board.select", broken)
        program.raise_request_exception = False
        assert_problem(program.ask("GET", "/vacatures"), 500)


class TestDocument:
    def test_everybody_may_read_it_and_it_holds_no_data(self, client, site):
        before = client.get(f"{ROOT}/openapi.json")
        create_vacature(title="Een kanarie", visibility=Visibility.PUBLIC)
        after = client.get(f"{ROOT}/openapi.json")
        assert before.content == after.content
        assert after["Content-Type"] == "application/json"
        assert '"example' not in after.text
        operations = {
            operation["operationId"]
            for path in after.json()["paths"].values()
            for operation in path.values()
        }
        assert operations == {
            "listVacatures",
            "getVacature",
            "match",
            "getVoordracht",
            "nominate",
            "advance",
        }

    def test_it_asks_no_cookie_no_query_and_no_other_site(self, site):
        client = Client()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(f"{ROOT}/openapi.json")
        assert len(captured) == 0
        assert not response.cookies
        assert "http://" not in response.text.replace("http://testserver", "")
        assert client.get(f"{ROOT}/docs").status_code == 404
