"""What each reader sees of one employer, and what it costs."""

from http import HTTPStatus

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from profiles.employers.models import EmployerContact
from profiles.people.enums import Audience
from profiles.vacatures.enums import CloseReason, VacatureState
from tests.employers.doors import create_entry, days
from tests.factories import (
    create_employer,
    create_member,
    create_organisation,
    create_user,
    create_vacature,
)
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db

BUDGET = 24


@pytest.fixture
def marloes(site):
    kampen = create_organisation(name="Gemeente Kampen")
    return create_member(organisation=kampen, name="Marloes Brinkhuis")


@pytest.fixture
def youssef(site):
    uwv = create_organisation(name="UWV")
    return client_of(create_member(organisation=uwv, name="Youssef Amrani"))


def page_of(client, employer):
    response = client.get(employer.get_absolute_url())
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


@pytest.mark.parametrize("path", ["", "nieuw/", "{pk}/", "{pk}/wijzig/"])
def test_visitors_log_in_first_and_who_is_no_member_is_let_in_first(
    client, marloes, path
):
    employer = create_employer(holder=marloes)
    url = f"/werkgevers/{path.format(pk=employer.pk)}"

    assert client.get(url).url == f"/account/login/?next={url}"
    stranger = client_of(create_user())
    assert stranger.get(url).url == "/mijn/organisatie/"


def test_a_colleague_of_another_organisation_sees_who_to_ask_before_the_form(
    marloes, youssef
):
    marloes.profile.phone, marloes.profile.phone_audience = (
        "038 000 00 33",
        Audience.MEMBERS,
    )
    marloes.profile.save()
    page = page_of(youssef, create_employer(holder=marloes))

    asked = page.index("Overleg dan eerst met Marloes")
    assert asked < page.index('name="text"')
    assert marloes.profile.get_absolute_url() in page
    assert "038 000 00 33" in page


def test_what_somebody_hides_does_not_stand_here_either(marloes, youssef):
    marloes.profile.phone = "038 000 00 33"
    marloes.profile.phone_audience = Audience.ORGANISATION
    marloes.profile.save()
    employer = create_employer(holder=marloes)

    assert "038 000 00 33" not in page_of(youssef, employer)
    colleague = create_member(organisation=marloes.profile.organisation)
    assert "038 000 00 33" in page_of(client_of(colleague), employer)


@pytest.mark.parametrize(
    ("choice", "value"),
    [
        ("identity_audience", Audience.NOBODY),
        ("is_listed", False),
        ("is_hidden", True),
    ],
)
def test_who_shows_nothing_is_a_colleague(marloes, youssef, choice, value):
    employer = create_employer(holder=marloes)
    create_entry(employer)
    setattr(marloes.profile, choice, value)
    marloes.profile.save()

    for url in (employer.get_absolute_url(), "/werkgevers/"):
        page = youssef.get(url).content.decode()
        assert "Marloes" not in page, url
        assert "Een collega" in page, url
    own = client_of(marloes).get("/werkgevers/").content.decode()
    assert "Jij bent de vaste contactpersoon" in own


def test_contacts_are_for_who_handles_a_vacature_there(marloes, youssef):
    employer = create_employer(holder=marloes)
    EmployerContact.objects.create(employer=employer, name="Joost Terpstra")

    assert "Joost Terpstra" not in page_of(youssef, employer)
    # Neither is it enough to be the contactpersoon, or to begin a concept.
    assert "Joost Terpstra" not in page_of(client_of(marloes), employer)
    create_vacature(by=youssef.user, employer=employer, state=VacatureState.CONCEPT)
    assert "Joost Terpstra" not in page_of(youssef, employer)
    create_vacature(by=youssef.user, employer=employer)
    assert "Joost Terpstra" in page_of(youssef, employer)


def test_an_administrator_who_sees_more_than_members_leaves_a_trace(marloes, as_role):
    employer = create_employer(holder=marloes)
    beheerder = client_of(create_member(role="beheerder"))
    looks = ModelLogEntry.objects.filter(action="employers.look")

    create_entry(employer, text="Voor iedereen")
    page_of(beheerder, employer)
    assert not looks.exists()

    create_entry(employer, text="Voor het team", audience="team")
    assert "Voor het team" in page_of(beheerder, employer)
    assert looks.get().user == beheerder.user


def test_vacatures_stand_here_as_far_as_the_reader_may_see_them(marloes, youssef):
    employer = create_employer(holder=marloes)
    create_vacature(by=marloes, employer=employer, title="Plukker")
    create_vacature(
        by=marloes,
        employer=employer,
        title="Oude klus",
        state=VacatureState.CLOSED,
        close_reason=CloseReason.FILLED,
        closed_at=timezone.now(),
    )
    create_vacature(
        by=marloes, employer=employer, title="Stil plan", state=VacatureState.CONCEPT
    )
    create_vacature(
        by=marloes, employer=employer, title="Verstopt", hidden_at=timezone.now()
    )

    page = page_of(youssef, employer)

    assert page.index("Open vacatures") < page.index("Plukker")
    assert page.index("Eerdere vacatures") < page.index("Oude klus")
    assert "Stil plan" not in page
    assert "Verstopt" not in page


def test_organisations_that_work_together_stand_together(marloes, youssef):
    employer = create_employer(holder=marloes)
    create_vacature(by=youssef.user, employer=employer)
    writer = create_member(organisation=create_organisation(name="Werkbedrijf"))
    create_entry(employer, author=writer, audience="team")
    reader = client_of(create_member(organisation=create_organisation(name="Stil")))

    panel = page_of(reader, employer).partition("Wie werken er samen")[2]
    names = panel.partition("</ul>")[0]

    assert "Gemeente Kampen" in names
    assert "UWV" in names
    # Of a note that the reader may not see there is no trace.
    assert "Werkbedrijf" not in names


def test_what_holds_stands_apart_from_what_happened(marloes, youssef):
    employer = create_employer(holder=marloes)
    create_entry(employer, kind="speelt", text="Zoekt opvolging")
    create_entry(employer, kind="afspraak", text="We bellen", next_on=days(9))
    create_entry(
        employer, kind="afspraak", text="Rondleiding", settled_at=timezone.now()
    )
    create_entry(employer, kind="bezoek", text="Kennisgemaakt")

    context = youssef.get(employer.get_absolute_url()).context

    assert [line.entry.text for line in context["concerns"]] == ["Zoekt opvolging"]
    assert [line.entry.text for line in context["agreements"]] == ["We bellen"]
    told = {line.entry.text for line in context["history"]}
    assert told == {"Rondleiding", "Kennisgemaakt"}


def test_a_long_history_goes_on_at_a_next_page_without_losing_any(marloes, youssef):
    employer = create_employer(holder=marloes)
    for number in range(25):
        create_entry(employer, text=f"Bezoek {number}")
    url = employer.get_absolute_url()

    seen = [
        line.entry.text
        for page in (1, 2)
        for line in youssef.get(f"{url}?pagina={page}").context["history"]
    ]

    assert sorted(seen) == sorted(f"Bezoek {number}" for number in range(25))


@pytest.mark.parametrize("number", [1, 15])
def test_a_page_asks_the_same_however_much_stands_on_it(
    number, marloes, youssef, query_budget
):
    employer = create_employer(holder=marloes, deputy=create_member())
    for kind in ("speelt", "afspraak", "bezoek", "telefoon"):
        for _time in range(number):
            create_entry(employer, kind=kind, author=create_member())
    create_vacature(by=youssef.user, employer=employer)
    for _time in range(number):
        EmployerContact.objects.create(employer=employer, name="Joost Terpstra")
        create_vacature(employer=employer)
    youssef.get(employer.get_absolute_url())

    with query_budget(BUDGET):
        page_of(youssef, employer)


def test_a_vacature_and_its_form_lead_to_the_employer(marloes, youssef, client):
    employer = create_employer(holder=marloes, name="Hamer Hout Dalfsen")
    vacature = create_vacature(by=marloes, employer=employer, visibility="openbaar")
    url = employer.get_absolute_url()

    assert url in youssef.get(vacature.get_absolute_url()).content.decode()
    assert url not in client.get(vacature.get_absolute_url()).content.decode()
    typed = {"employer_name": "Hamer Hout", "municipality": employer.municipality_id}
    assert url in youssef.post("/vacatures/nieuw/", typed).content.decode()
