"""The tools of who organises an event, and for whom they are not there."""

import csv
import io

import pytest
from django.core import mail
from django.test import Client
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from events.enums import RegistrationState
from events.models import EventSession, Registration, SessionChoice
from notifications.models import Notification
from tests.factories import (
    create_event,
    create_member,
    create_registration,
    create_user,
)
from tests.sessions import log_in

pytestmark = pytest.mark.django_db
READ = ["", "badges/", "tekenlijst/", "csv/", "excel/", "bericht/", "afgelasten/"]
WRITE = ["inchecken/", "bericht/", "afgelasten/"]
FORMULAS = ["=1+1", "+31380000000", "-2", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.fixture(autouse=True)
def frame(site):
    """Every screen and mail stands in the frame of the site."""


@pytest.fixture
def owner():
    return logged_in(create_member(name="Ilse Bakker"))


@pytest.fixture
def event(owner):
    return create_event(has_registration=True, owner=owner.user, title="Ontbijt")


def logged_in(user):
    client = Client()
    client.user = user
    log_in(client, user)
    return client


def at(event, tool=""):
    return f"{event.url}beheer/{tool}"


@pytest.mark.parametrize("tool", READ)
@pytest.mark.parametrize("who", ["owner", "redacteur", "beheerder"])
def test_the_owner_and_the_editors_use_every_tool(owner, event, as_role, who, tool):
    create_registration(event=event)
    client = owner if who == "owner" else as_role(who)
    assert client.get(at(event, tool)).status_code == 200


@pytest.mark.parametrize("tool", [*READ, "iets/"])
def test_for_anybody_else_the_tools_are_not_there(client, event, as_role, tool):
    person = create_registration(event=event, name="Femke Postma")
    others = [client, logged_in(create_member()), logged_in(create_user())]
    others.append(as_role("moderator"))
    for other in others:
        for response in (other.get(at(event, tool)), other.post(at(event, tool))):
            assert response.status_code == 404
            assert "Femke Postma" not in response.text
    person.refresh_from_db()
    assert person.checked_in_at is None


def test_only_who_organises_is_led_to_the_tools(client, owner, event, as_role):
    for reader in (owner, as_role("redacteur")):
        assert f'href="{at(event)}"' in reader.get(event.url).text
    for reader in (client, logged_in(create_member())):
        assert f'href="{at(event)}"' not in reader.get(event.url).text


def test_an_owner_who_is_no_member_any_more_is_nobody(owner, event):
    owner.user.approved_at = None
    owner.user.save()
    assert owner.get(at(event)).status_code == 404


def test_reading_an_address_that_acts_changes_nothing(owner, event):
    assert owner.get(at(event, "inchecken/")).status_code == 405
    assert owner.post(at(event, "csv/")).status_code == 405


def test_people_are_checked_in_and_a_mistake_is_taken_back(owner, event):
    person = create_registration(event=event)
    owner.post(at(event, "inchecken/"), {"wie": person.pk})
    person.refresh_from_db()
    first = person.checked_in_at
    assert first
    owner.post(at(event, "inchecken/"), {"wie": person.pk})
    person.refresh_from_db()
    assert person.checked_in_at == first
    owner.post(at(event, "inchecken/"), {"wie": person.pk, "is": "weg"})
    person.refresh_from_db()
    assert person.checked_in_at is None


@pytest.mark.parametrize("wrong", ["", "x", "-1", "9" * 30, "٣", "²"])
def test_nobody_is_checked_in_by_a_wrong_number(owner, event, wrong):
    assert owner.post(at(event, "inchecken/"), {"wie": wrong}).status_code == 404


def test_somebody_of_another_event_is_not_checked_in_here(owner, event):
    other = create_registration(event=create_event(has_registration=True))
    response = owner.post(at(event, "inchecken/"), {"wie": other.pk})
    assert response.status_code == 404
    assert not Registration.objects.exclude(checked_in_at=None).exists()


def test_the_papers_hold_who_comes_and_not_who_waits(owner, event):
    create_registration(event=event, name="Femke Postma")
    create_registration(
        event=event, name="Wim Wacht", state=RegistrationState.WAITING, position=1
    )
    for tool in ("badges/", "tekenlijst/"):
        page = owner.get(at(event, tool)).text
        assert "Femke Postma" in page
        assert "Wim Wacht" not in page


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_file_is_a_formula(owner, event, formula):
    create_registration(event=event, name=formula, organisation=formula)
    content = owner.get(at(event, "csv/")).content.decode("utf-8-sig")
    _headings, row = csv.reader(io.StringIO(content), delimiter=";")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert formula.strip() in row[0]


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_cell_of_an_excel_file_is_text(owner, event, formula):
    create_registration(event=event, name=formula, needs=formula)
    book = load_workbook(io.BytesIO(owner.get(at(event, "excel/")).content))
    rows = list(book.active.iter_rows())
    assert rows[1][0].value == formula.strip()
    kinds = {cell.data_type for row in rows for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_a_control_character_does_not_break_an_export(owner, event):
    create_registration(event=event, name="Fem\x08ke\x1b[31m")
    for tool in ("csv/", "excel/"):
        assert owner.get(at(event, tool)).status_code == 200


def test_an_export_holds_everybody_on_the_list_with_their_table(owner, event):
    event.sessions = [EventSession(round=1, title="Taal")]
    event.save()
    person = create_registration(event=event, name="Anna")
    SessionChoice.objects.create(
        registration=person, session=event.sessions.get(), round=1, answer="Pools"
    )
    create_registration(
        event=event, name="Bea", state=RegistrationState.WAITING, position=1
    )
    create_registration(event=event, name="Cor", state=RegistrationState.CANCELLED)
    content = owner.get(at(event, "csv/")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert [row["Naam"] for row in rows] == ["Anna", "Bea"]
    assert rows[0]["Tafels"] == "Taal - Pools"


def test_the_log_keeps_who_took_a_list_along(owner, event):
    owner.get(at(event, "csv/"))
    entry = PageLogEntry.objects.get(action="events.export")
    assert entry.user == owner.user


def test_a_message_reaches_everybody_once(
    owner, event, django_capture_on_commit_callbacks
):
    member = create_member()
    create_registration(event=event, user=member)
    guest = create_registration(event=event)
    waiting = create_registration(
        event=event, state=RegistrationState.WAITING, position=1
    )
    create_registration(event=event, state=RegistrationState.CANCELLED)
    for _twice in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            response = owner.post(at(event, "bericht/"), {"text": "Neem een jas mee."})
        assert response.url == at(event)
    told = Notification.objects.get()
    assert (told.recipient, told.text) == (member, "Neem een jas mee.")
    addresses = sorted(message.to[0] for message in mail.outbox)
    assert addresses == sorted([member.email, guest.email, waiting.email])


def test_an_empty_message_is_refused(owner, event):
    response = owner.post(at(event, "bericht/"), {"text": " "})
    assert response.status_code == 422
    assert "Schrijf je bericht." in response.text


def test_calling_off_closes_the_form_and_says_why(client, owner, event):
    owner.post(at(event, "afgelasten/"), {"reason": "De oven is stuk."})
    page = client.get(event.url).text
    assert "Deze bijeenkomst gaat niet door." in page
    assert "De oven is stuk." in page
    assert "EventCancelled" in page
    assert "aanmelden/" not in page
    assert "Gaat niet door" in client.get(event.get_parent().url).text


def test_publishing_an_older_draft_does_not_bring_it_back(client, owner, event):
    draft = event.save_revision()
    owner.post(at(event, "afgelasten/"), {"reason": "De oven is stuk."})
    draft.publish()
    assert "Deze bijeenkomst gaat niet door." in client.get(event.url).text


def test_the_list_asks_a_constant_number_of_queries(owner, event, query_budget):
    create_registration(event=event)
    for tool in ("", "badges/", "csv/", "excel/"):
        owner.get(at(event, tool))
        with query_budget(34) as one:
            owner.get(at(event, tool))
        for _ in range(20):
            create_registration(event=event)
        with query_budget(34) as many:
            owner.get(at(event, tool))
        assert len(many) == len(one)
