"""The door for programs: keys, problems, and its document."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from profiles.vacatures.api.access import PER_MINUTE
from profiles.vacatures.enums import ApiScope, Visibility
from profiles.vacatures.models import ApiCall
from tests.factories import (
    create_vacature,
)
from tests.vacatures.programs import ROOT, Program, assert_problem

pytestmark = pytest.mark.django_db


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
