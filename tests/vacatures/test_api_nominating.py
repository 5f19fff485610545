"""How a program brings a kandidaat and follows how far it is."""

import pytest

from profiles.vacatures import merging
from profiles.vacatures.models import Nomination, TimelineEntry
from tests.factories import (
    create_employer,
    create_member,
    create_organisation,
    create_vacature,
)
from tests.vacatures.programs import Program, assert_problem, close

pytestmark = pytest.mark.django_db


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
