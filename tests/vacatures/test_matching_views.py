"""Finding what fits somebody: what is filled in leaves no trace anywhere."""

import logging
import uuid

import pytest
from django.core.cache import caches
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from profiles.vacatures.enums import NominationStage, VacatureState
from profiles.vacatures.models import Nomination, TimelineEntry
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_user,
    create_vacature,
)

pytestmark = pytest.mark.django_db
MATCH = reverse("vacatures_outside:match")


@pytest.fixture
def member(site, client):
    client.user = create_member()
    client.force_login(client.user)
    return client


@pytest.fixture
def wish(site):
    return {"municipality": create_municipality().pk, "kilometres": 15}


def nominate_url(vacature):
    return reverse("vacatures_outside:nominate", args=[vacature.pk])


def nominate(client, vacature, key=None):
    return client.post(nominate_url(vacature), {"key": key or uuid.uuid4()})


class TestFinding:
    def test_the_best_stands_first_with_reasons_in_words(self, member, wish):
        create_vacature(title="Te veel uren", hours_min=40)
        create_vacature(title="Precies goed", hours_min=24, guidance="Een maatje")
        wish |= {"hours_min": 16, "hours_max": 24, "helps": ["begeleiding"]}
        text = member.post(MATCH, wish).text
        assert text.index("Precies goed") < text.index("Te veel uren")
        assert "24 uur, begeleiding op de werkvloer" in text
        assert "<strong>Past niet:</strong> 40 uur" in text

    def test_only_what_is_open_and_of_this_site_is_found(self, member, wish):
        create_vacature(title="Concept", state=VacatureState.CONCEPT)
        create_vacature(title="Verborgen", hidden_at=timezone.now())
        response = member.post(MATCH, wish)
        assert response.status_code == 200
        assert "Er staan nu geen vacatures open" in response.text

    def test_the_next_ones_come_with_the_same_form(self, member, wish):
        for number in range(21):
            create_vacature(title=f"Werk nummer {number:02}")
        first = member.post(MATCH, wish)
        assert first.text.count("Draag voor") == 20
        assert 'name="page" value="2"' in first.text
        second = member.post(MATCH, wish | {"page": 2})
        assert second.text.count("Draag voor") == 1
        assert '<ol class="dw-stack" start="21">' in second.text
        assert 'name="page"' not in second.text

    @pytest.mark.parametrize("page", ["0", "11", "x", "9" * 5000, "²"])
    def test_a_page_that_is_none_is_the_first(self, member, wish, page):
        create_vacature()
        response = member.post(MATCH, wish | {"page": page})
        assert "Dit past het best" in response.text

    @pytest.mark.parametrize(
        "changes",
        [
            {"municipality": ""},
            {"municipality": "9" * 30},
            {"kilometres": "7"},
            {"hours_min": "41"},
            {"hours_min": "24", "hours_max": "16"},
            {"sectors": ["999999"]},
            {"level": "9"},
            {"helps": ["geld"]},
            {"starts_on": "2026-02-30"},
            {"starts_on": "9999-01-01"},
        ],
    )
    def test_what_cannot_be_is_told_beside_the_field(self, member, wish, changes):
        response = member.post(MATCH, wish | changes)
        assert response.status_code == 422
        assert 'class="dw-error"' in response.text

    def test_the_number_of_queries_does_not_grow(self, member, wish, query_budget):
        for total in (1, 20):
            for _ in range(total):
                create_vacature()
            member.post(MATCH, wish)
            with query_budget(16):
                assert member.post(MATCH, wish).status_code == 200

    def test_no_field_takes_words(self, member):
        form = member.get(MATCH).context["form"]
        widgets = {field.widget.input_type for field in form.fields.values()}
        assert widgets <= {"select", "number", "checkbox", "date"}


class TestNothingStays:
    """31 hours and 29 kilometres exist nowhere else in these tests."""

    @pytest.fixture
    def answer(self, member, wish, caplog):
        create_vacature(hours_min=24)
        with caplog.at_level(logging.DEBUG):
            return member.post(
                MATCH, wish | {"hours_max": 31, "starts_on": "2027-03-29"}
            )

    def test_the_answer_comes_at_once_and_no_cache_keeps_it(self, answer):
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert 'value="31"' in answer.text
        assert "31" not in answer.request["QUERY_STRING"]

    def test_the_form_posts_and_is_not_remembered_by_the_browser(self, member):
        text = member.get(MATCH).text
        assert '<form class="dw-form" method="post" autocomplete="off"' in text

    def test_asking_by_address_finds_nothing(self, member, wish):
        create_vacature(title="Vindbaar")
        response = member.get(MATCH, wish | {"hours_max": 31})
        assert "Vindbaar" not in response.text
        assert "31" not in response.text.partition("<main")[2].replace("2031", "")

    def test_the_log_is_silent(self, answer, caplog):
        told = [
            record.getMessage()
            for record in caplog.records
            if not record.name.startswith("django.db")
        ]
        assert not [text for text in told if "31" in text or "2027-03-29" in text]

    def test_the_cache_never_hears_of_it(self, member, wish, monkeypatch):
        written = []
        backend = type(caches["default"])
        for name in ("set", "add"):
            monkeypatch.setattr(
                backend, name, lambda *args, **kwargs: written.append((args, kwargs))
            )
        member.post(MATCH, wish | {"hours_max": 31, "starts_on": "2027-03-29"})
        assert "2027" not in str(written)

    def test_no_row_in_the_database_changes(self, member, wish):
        create_vacature(hours_min=24)
        member.post(MATCH, wish)
        before = _rows()
        member.post(MATCH, wish | {"hours_max": 31, "starts_on": "2027-03-29"})
        after = _rows()
        assert before.keys() == after.keys()
        assert {table for table in before if before[table] != after[table]} == set()


def _rows():
    """Return {table: its rows as text} of the whole database."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(map(str, cursor.fetchall()))
    return found


class TestWhoMay:
    def test_a_visitor_is_asked_to_log_in(self, client, site, wish):
        assert client.get(MATCH).status_code == 302
        assert client.post(MATCH, wish).status_code == 302

    def test_who_was_not_let_in_finds_nothing(self, client, wish):
        client.force_login(create_user())
        vacature = create_vacature()
        nomination = Nomination.objects.create(
            vacature=vacature, organisation=vacature.organisation, number=1
        )
        stage = reverse("vacatures_outside:stage", args=[nomination.pk])
        assert client.get(MATCH).status_code == 404
        assert client.post(MATCH, wish).status_code == 404
        assert nominate(client, vacature).status_code == 404
        assert client.post(stage, {"stage": "gestopt"}).status_code == 404
        assert Nomination.objects.count() == 1


class TestNominating:
    def test_a_kandidaat_is_a_number(self, member):
        vacature = create_vacature()
        response = nominate(member, vacature)
        assert response.url == vacature.get_absolute_url()
        nomination = Nomination.objects.get()
        assert nomination.label == "kandidaat 1"
        assert nomination.stage == NominationStage.PROPOSED
        assert nomination.organisation == member.user.profile.organisation
        assert "Kandidaat 1" in member.get(response.url).text
        assert TimelineEntry.objects.latest("pk").text == "Kandidaat 1"

    def test_pressing_twice_counts_once(self, member):
        vacature, key = create_vacature(), uuid.uuid4()
        for _ in range(2):
            nominate(member, vacature, key)
        assert Nomination.objects.count() == 1
        nominate(member, vacature)
        assert Nomination.objects.count() == 2

    @pytest.mark.parametrize("key", ["", "x", "\x1f", "1" * 40])
    def test_without_a_key_nothing_happens(self, member, key):
        vacature = create_vacature()
        assert member.post(nominate_url(vacature), {"key": key}).status_code == 302
        assert not Nomination.objects.exists()

    def test_a_vacature_past_its_day_takes_nobody(self, member):
        vacature = create_vacature(closes_on=timezone.localdate().replace(year=2020))
        response = nominate(member, vacature)
        assert "niet meer open" in member.get(response.url).text
        assert not Nomination.objects.exists()

    def test_who_works_nowhere_brings_nobody(self, member):
        vacature = create_vacature()
        member.user.memberships.all().delete()
        response = nominate(member, vacature)
        assert "niet bij een organisatie" in member.get(response.url).text
        assert not Nomination.objects.exists()

    def test_looking_is_not_nominating(self, member):
        vacature = create_vacature()
        assert member.get(nominate_url(vacature)).status_code == 405


class TestStages:
    @pytest.fixture
    def nomination(self, member):
        nominate(member, create_vacature())
        return Nomination.objects.get()

    def move(self, client, nomination, stage):
        url = reverse("vacatures_outside:stage", args=[nomination.pk])
        response = client.post(url, {"stage": stage})
        nomination.refresh_from_db()
        return response

    def test_it_goes_step_by_step(self, member, nomination):
        for stage in ("prettig-gesprek", "proefplaatsing", "geplaatst", "nazorg"):
            self.move(member, nomination, stage)
            assert nomination.stage == stage

    def test_a_step_too_far_is_explained(self, member, nomination):
        response = self.move(member, nomination, "geplaatst")
        assert nomination.stage == NominationStage.PROPOSED
        assert "Daarna kan niet: geplaatst." in member.get(response.url).text

    def test_who_stopped_does_not_go_on(self, member, nomination):
        self.move(member, nomination, "gestopt")
        self.move(member, nomination, "prettig-gesprek")
        assert nomination.stage == NominationStage.STOPPED

    def test_who_handles_the_vacature_may_and_another_may_not(self, client, nomination):
        stranger = create_member(organisation=create_organisation(name="UWV"))
        client.force_login(stranger)
        assert self.move(client, nomination, "gestopt").status_code == 404
        page = client.get(nomination.vacature.get_absolute_url()).text
        assert "Kandidaat 1" in page
        assert 'name="stage"' not in page
        client.force_login(nomination.vacature.holder)
        assert self.move(client, nomination, "gestopt").status_code == 302
        assert nomination.stage == NominationStage.STOPPED

    def test_a_visitor_reads_nothing_of_it(self, client, nomination):
        nomination.vacature.visibility = "openbaar"
        nomination.vacature.save()
        client.logout()
        page = client.get(nomination.vacature.get_absolute_url())
        assert page.status_code == 200
        assert "andidaat 1" not in page.text

    @pytest.mark.parametrize("stage", ["", "onzin", "voorgesteld"])
    def test_what_is_no_step_changes_nothing(self, member, nomination, stage):
        self.move(member, nomination, stage)
        assert nomination.stage == NominationStage.PROPOSED
