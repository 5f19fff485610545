"""Importing organisations and people: everything or nothing, told line by line."""

import io
from http import HTTPStatus

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from profiles.organisations.importing import reading
from profiles.organisations.importing.resources import (
    OrganisationResource,
    PersonResource,
)
from profiles.organisations.importing.running import run
from profiles.organisations.models import Membership, Organisation, TrustedDomain
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_region,
    create_user,
)

pytestmark = pytest.mark.django_db
HEADING = "e-mail;voornaam;achternaam;functie;organisatie;rol"
FENNA = "fenna@voorbeeld.example;Fenna;Kok;Jobcoach;Gemeente Kampen;lid"
MO = "Mo@Voorbeeld.example;Mo;Bos;;gemeente kampen;coördinator"


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def administrator():
    return create_user(role="beheerder")


@pytest.fixture
def load(kampen, administrator):
    """Return a function that imports lines or bytes and returns the report."""

    def load_lines(*lines, resource=PersonResource, dry_run=False):
        content = lines[0]
        if not isinstance(content, bytes):
            content = "\r\n".join(lines).encode()
        region = create_region()
        return run(resource, content, region=region, by=administrator, dry_run=dry_run)

    return load_lines


def imported():
    return get_user_model().objects.filter(first_name__in=["Fenna", "Mo"])


def excel(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# People


def test_people_get_an_account_a_place_and_a_mail_without_a_password(
    load, kampen, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        report = load(HEADING, FENNA, MO)
    assert report.is_good
    assert (report.new, report.known) == (2, 0)
    fenna = get_user_model().objects.get(email="fenna@voorbeeld.example")
    mo = get_user_model().objects.get(email="mo@voorbeeld.example")
    assert fenna.get_full_name() == "Fenna Kok"
    assert not fenna.has_usable_password()
    assert fenna.is_member
    assert fenna.profile.job_title == "Jobcoach"
    assert fenna.profile.organisation == kampen
    assert mo.memberships.get().is_coordinator
    assert {message.to[0] for message in mail.outbox} == {fenna.email, mo.email}
    for message in mail.outbox:
        assert "geen wachtwoord nodig" in message.body


def test_a_dry_run_reports_the_same_and_stores_nothing(
    load, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        report = load(HEADING, FENNA, MO, dry_run=True)
    assert (report.new, report.known) == (2, 0)
    assert not imported().exists()
    assert mail.outbox == []


def test_importing_again_changes_nothing(load, django_capture_on_commit_callbacks):
    load(HEADING, FENNA)
    user = imported().get()
    user.last_name = "Kok-Visser"
    user.save()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        report = load(HEADING, FENNA.replace("fenna@", "FENNA@"))
    assert (report.new, report.known) == (0, 1)
    assert imported().get().last_name == "Kok-Visser"
    assert mail.outbox == []


def test_who_has_an_account_only_gets_a_place(load, kampen):
    create_user(email="fenna@voorbeeld.example", first_name="Fenna", last_name="Oud")
    report = load(HEADING, FENNA)
    assert report.is_good
    assert imported().get().last_name == "Oud"
    assert Membership.objects.active().get().user == imported().get()


WRONG_PEOPLE = {
    "no address": ("geen adres;Fenna;Kok;;Gemeente Kampen;", "e-mail"),
    "no name": ("fenna@voorbeeld.example;;Kok;;Gemeente Kampen;", "voornaam"),
    "an unknown organisation": (FENNA.replace("Kampen", "Nergens"), "organisatie"),
    "an unknown role": (FENNA.replace(";lid", ";baas"), "rol"),
    "a formula": (FENNA.replace("Fenna;", '"=HYPERLINK(1)";'), "begint met"),
    "a long name": (FENNA.replace("Kok", "K" * 200), "achternaam"),
    "a cell too many": (FENNA + ";nog iets", "te veel cellen"),
    "the same address twice": (MO.replace("Mo@", "MO@"), "staat ook al op regel 2"),
}


@pytest.mark.parametrize("case", WRONG_PEOPLE)
def test_one_wrong_line_is_named_and_nothing_is_stored(load, case):
    line, words = WRONG_PEOPLE[case]
    report = load(HEADING, MO, line)
    assert [number for number, _message in report.problems] == [3]
    assert words in report.problems[0][1]
    assert not imported().exists()


def test_every_wrong_line_is_named_at_once(load):
    wrong = FENNA.replace("fenna@", "fenna")
    report = load(HEADING, wrong, "", MO, wrong)
    assert [number for number, _message in report.problems] == [2, 5]


def test_a_member_of_another_organisation_is_not_moved(load):
    other = create_organisation(name="UWV regio")
    create_member(organisation=other, email="fenna@voorbeeld.example")
    report = load(HEADING, FENNA)
    assert "al lid van UWV regio" in report.problems[0][1]


# Files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_mark_and_any_delimiter_are_read(load, encoding, delimiter):
    text = "\r\n".join([HEADING, FENNA, MO]).replace(";", delimiter)
    assert load(text.encode(encoding)).new == 2


def test_an_excel_file_is_read(load):
    assert load(excel(HEADING.split(";"), FENNA.split(";"), MO.split(";"))).new == 2


def test_a_formula_in_excel_is_refused(load):
    cells = FENNA.split(";")
    cells[1] = "=1+1"
    report = load(excel(HEADING.split(";"), cells))
    assert report.problems[0][0] == 2
    assert not Membership.objects.exists()


def test_a_wrong_encoding_is_named_with_its_line(load):
    text = "\r\n".join([HEADING, FENNA, MO])
    report = load(text.encode("cp1252"))
    assert report.problems == [(3, reading.NOT_UTF8)]
    assert load(text.encode("utf-16")).problems == [(1, reading.NOT_UTF8)]


def test_fifty_thousand_lines_are_refused_at_the_first_too_many(load):
    lines = [f"a{n}@voorbeeld.example;A;B;;Gemeente Kampen;" for n in range(50_000)]
    report = load(HEADING, *lines)
    assert report.problems == [(reading.MOST_ROWS + 2, reading.TOO_MANY)]
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"\n\n", 1),
        (b"e-mail;schoenmaat\n", 1),
        (b"e-mail;e-mail\n", 1),
        (b"e-mail;voornaam\n", 1),
        (b"PK\x03\x04 geen echt bestand", 1),
        (HEADING.encode() + b"\n\x00\n", 2),
        (HEADING.encode() + b'\n"' + b"x" * 200_000, 2),
        (b"x" * (reading.MOST_BYTES + 1), 1),
    ],
)
def test_a_broken_file_ends_in_a_report(load, content, line):
    report = load(content)
    assert [number for number, _message in report.problems] == [line]


def test_an_excel_file_that_unpacks_too_large_is_refused(load, monkeypatch):
    monkeypatch.setattr(reading, "MOST_UNPACKED", 100)
    assert "te groot" in load(excel(HEADING.split(";"))).problems[0][1]


def test_a_line_break_in_a_cell_does_not_shift_the_lines(load):
    broken = FENNA.replace("Jobcoach", '"Job\ncoach"')
    report = load(HEADING, broken, MO.replace("Bos", ""))
    assert [number for number, _message in report.problems] == [4]


# Organisations


ORGANISATIONS = "naam;soort;gemeenten;domeinen;telefoon"


def test_organisations_come_with_their_places_and_domains(load, kampen):
    create_municipality(name="Kampen")
    create_municipality(name="Ommen")
    line = "De Kade;gemeente;Kampen, ommen;dekade.voorbeeld.example;+31 38 000 00 01"
    report = load(ORGANISATIONS, line, resource=OrganisationResource)
    assert report.is_good, report.problems
    added = Organisation.objects.get(slug="de-kade")
    assert sorted(place.name for place in added.municipalities.all()) == [
        "Kampen",
        "Ommen",
    ]
    assert TrustedDomain.objects.get().organisation == added
    again = load(ORGANISATIONS, line, resource=OrganisationResource)
    assert (again.new, again.known) == (0, 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("De Kade;Kerk;;;", "soort"),
        ("De Kade;Gemeente;Parijs;;", "gemeenten"),
        ("De Kade;Gemeente;;geen domein;", "domeinen"),
        ("De Kade;Gemeente;;bezet.voorbeeld.example;", "hoort al bij"),
        (";Gemeente;;;", "naam"),
    ],
)
def test_a_wrong_organisation_stores_nothing(load, kampen, line, words):
    TrustedDomain.objects.create(organisation=kampen, domain="bezet.voorbeeld.example")
    right = "De Schans;Gemeente;;;"
    report = load(ORGANISATIONS, right, line, resource=OrganisationResource)
    assert [number for number, _message in report.problems] == [3]
    assert words in report.problems[0][1]
    assert not Organisation.objects.filter(slug__startswith="de-").exists()


# In the admin


def upload(client, kind, *lines):
    region = create_region()
    file = SimpleUploadedFile("lijst.csv", "\n".join(lines).encode())
    url = reverse("organisations_import", args=[kind])
    return client.post(url, {"region": region.pk, "file": file})


def test_an_administrator_looks_first_and_then_imports(as_role, kampen):
    client = as_role("beheerder")
    response = upload(client, "mensen", HEADING, FENNA)
    assert "1 nieuw" in response.content.decode()
    assert not imported().exists()
    url = reverse("organisations_import", args=["mensen"])
    token = response.context["token"]
    assert client.post(url, {"token": token}).status_code == HTTPStatus.FOUND
    assert imported().get().is_member
    again = client.post(url, {"token": token}, follow=True)
    assert "niet meer bewaard" in again.content.decode()


def test_a_wrong_file_is_explained_in_the_admin(as_role, kampen):
    response = upload(as_role("beheerder"), "mensen", HEADING, FENNA + ";x")
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "te veel cellen" in response.content.decode()


def test_the_file_of_one_administrator_is_not_of_another(as_role, kampen):
    token = upload(as_role("beheerder"), "mensen", HEADING, FENNA).context["token"]
    url = reverse("organisations_import", args=["mensen"])
    as_role("beheerder").post(url, {"token": token})
    assert not imported().exists()


@pytest.mark.parametrize("role", ["redacteur", "hoofdredacteur", "moderator"])
def test_other_staff_import_nothing(as_role, kampen, role):
    client = as_role(role)
    url = reverse("organisations_import", args=["mensen"])
    assert client.get(url).status_code == HTTPStatus.FOUND
    assert upload(client, "mensen", HEADING, FENNA).status_code == HTTPStatus.FOUND
    assert not imported().exists()


def test_there_are_two_kinds_of_imports(as_role):
    client = as_role("beheerder")
    for kind, status in (
        ("mensen", HTTPStatus.OK),
        ("organisaties", HTTPStatus.OK),
        ("iets", HTTPStatus.NOT_FOUND),
    ):
        url = reverse("organisations_import", args=[kind])
        assert client.get(url).status_code == status
