"""What members write about an employer, and who reads it."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from moderation.registry import find
from notifications.models import Notification
from profiles.employers import entries
from profiles.employers.models import EmployerEntry
from profiles.employers.reporting import NAME
from tests.employers.doors import create_entry, days, write
from tests.factories import create_employer, create_member, create_vacature
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(site):
    return client_of(create_member(name="Marloes Brinkhuis"))


@pytest.fixture
def colleague(site):
    return client_of(create_member(name="Youssef Amrani"))


@pytest.fixture
def employer(holder):
    return create_employer(holder=holder.user)


def page_of(client, employer):
    return client.get(employer.get_absolute_url()).content.decode()


def test_every_member_writes_and_reads_and_the_contactpersoon_hears_it(
    employer, holder, colleague
):
    response = write(colleague, employer, text="De kas groeit.", next_on=str(days(9)))

    assert response.url == employer.get_absolute_url()
    entry = employer.entries.get()
    assert (entry.author, entry.next_on) == (colleague.user, days(9))
    assert "De kas groeit." in page_of(holder, employer)
    told = Notification.objects.get(recipient=holder.user)
    # What was written stands on the page alone: a mail outlives it.
    assert "kas" not in told.title + told.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_no_member_writes_nothing(client, employer, method):
    url = f"{employer.get_absolute_url()}notities/"

    assert getattr(client, method)(url, {"kind": "bezoek"}).status_code == 302
    assert not employer.entries.exists()


def test_a_note_for_the_team_is_for_the_team_and_its_writer(
    employer, holder, colleague
):
    deputy, worker = create_member(), create_member()
    employer.deputy = deputy
    employer.save()
    create_vacature(by=worker, employer=employer)
    write(colleague, employer, text="Gevoelig punt", audience="team")

    for user in (deputy, worker, holder.user, colleague.user):
        assert "Gevoelig punt" in page_of(client_of(user), employer)
    assert "Gevoelig punt" not in page_of(client_of(create_member()), employer)


def test_who_no_longer_works_on_a_vacature_is_not_of_the_team(employer):
    worker = create_member()
    vacature = create_vacature(by=worker, employer=employer)
    create_entry(employer, text="Gevoelig punt", audience="team")
    vacature.participations.update(is_active=False)

    assert "Gevoelig punt" not in page_of(client_of(worker), employer)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Een wajonger genaamd Sanne past hier", "naam van een kandidaat"),
        ("Nummer 111222333", "burgerservicenummer"),
        ("Bel 038 000 00 33", "telefoonnummer"),
    ],
)
def test_personal_data_is_asked_about_before_it_is_stored(
    employer, holder, text, warned
):
    response = write(holder, employer, text=text)

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = response.content.decode()
    assert warned in page
    assert text in page
    assert not employer.entries.exists()

    write(holder, employer, text=text, is_checked="on")
    assert employer.entries.get().text == text


def test_a_change_is_asked_about_as_well(employer, holder):
    entry = create_entry(employer)
    url = f"{employer.get_absolute_url()}notities/{entry.pk}/"
    data = {
        "kind": "bezoek",
        "text": "Bel 038 000 00 33",
        "happened_on": str(days(0)),
        "audience": "leden",
    }

    assert holder.post(url, data).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    entry.refresh_from_db()
    assert "038" not in entry.text
    holder.post(url, data | {"is_checked": "on"})
    entry.refresh_from_db()
    assert "038" in entry.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"kind": "onzin"},
        {"kind": ""},
        {"happened_on": "9999-99-99"},
        {"happened_on": str(days(1))},
        {"happened_on": "0001-01-01"},
        {"next_on": str(days(-1))},
        {"next_on": "9999-12-31"},
        {"audience": "iedereen"},
        {"text": "a" * 2001},
    ],
)
def test_what_is_wrong_is_shown_and_nothing_is_lost(employer, holder, wrong):
    response = write(holder, employer, **{"text": "Kennisgemaakt"} | wrong)

    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Er ging iets mis" in response.content.decode()
    assert not employer.entries.exists()


def test_a_form_that_is_sent_twice_counts_once(employer, holder):
    key = str(uuid4())
    write(holder, employer, key=key)
    write(holder, employer, key=key)

    assert employer.entries.count() == 1


def test_a_key_of_somebody_else_stores_nothing_of_theirs(employer, holder, colleague):
    key = str(uuid4())
    write(holder, employer, key=key, text="Van mij")

    response = write(colleague, employer, key=key, text="Van een ander")

    assert response.status_code == HTTPStatus.FOUND
    assert employer.entries.get().text == "Van mij"


def test_only_who_wrote_it_changes_it_or_throws_it_away(employer, holder, colleague):
    entry = create_entry(employer, author=colleague.user)
    url = f"{employer.get_absolute_url()}notities/{entry.pk}/"

    assert holder.get(url).status_code == HTTPStatus.NOT_FOUND
    holder.post(f"{url}weg/")
    assert EmployerEntry.objects.filter(pk=entry.pk).exists()
    assert colleague.get(url).status_code == HTTPStatus.OK
    colleague.post(f"{url}weg/")
    assert not EmployerEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("path", ["", "klaar/", "weg/"])
def test_what_goes_while_it_is_read_is_no_error(employer, holder, path, monkeypatch):
    entry = create_entry(employer)
    url = f"{employer.get_absolute_url()}notities/{entry.pk}/{path}"
    lock = entries._lock

    def lock_what_went(entry):
        EmployerEntry.objects.filter(pk=entry.pk).delete()
        return lock(entry)

    monkeypatch.setattr(entries, "_lock", lock_what_went)
    data = {"kind": "bezoek", "happened_on": str(days(0)), "audience": "leden"}
    response = holder.post(url, data | {"text": "Anders"}, follow=True)

    assert "Deze notitie is al weg." in response.content.decode()


def test_of_what_somebody_may_not_read_there_is_no_address(employer, colleague):
    entry = create_entry(employer, audience="team")
    url = f"{employer.get_absolute_url()}notities/{entry.pk}/"

    for answer in (
        colleague.get(url),
        colleague.post(f"{url}klaar/"),
        colleague.post(f"{url}weg/"),
        colleague.get(f"/melden/werkgevernotitie/{entry.pk}/"),
    ):
        assert answer.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("path", ["", "klaar/", "weg/"])
def test_a_number_too_large_for_the_database_is_not_found(employer, holder, path):
    entry, large = create_entry(employer), 10**25

    for address in (f"{large}/notities/{entry.pk}", f"{employer.pk}/notities/{large}"):
        answer = holder.post(f"/werkgevers/{address}/{path}")
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_the_team_rounds_off_and_it_goes_to_the_history(employer, holder, colleague):
    entry = create_entry(employer, kind="afspraak", author=create_member())
    url = f"{employer.get_absolute_url()}notities/{entry.pk}/klaar/"

    colleague.post(url)
    entry.refresh_from_db()
    assert entry.settled_at is None

    holder.post(url)
    context = holder.get(employer.get_absolute_url()).context
    assert context["agreements"] == []
    assert [line.entry for line in context["history"]] == [entry]


def test_what_is_due_waits_on_mijn_platform_until_it_is_done(employer, holder):
    due = create_entry(employer, text="Vraag naar de kas", next_on=days(0))
    create_entry(employer, text="Later", next_on=days(3))

    page = holder.get("/mijn/").content.decode()
    assert "Vraag naar de kas" in page
    assert "Later" not in page

    holder.post(f"{employer.get_absolute_url()}notities/{due.pk}/klaar/")
    assert "Vraag naar de kas" not in holder.get("/mijn/").content.decode()


def test_the_team_takes_a_copy_along_that_names_no_colleagues(employer, holder):
    create_entry(employer, text="Zoekt <opvolging> & rust", kind="speelt")
    create_entry(employer, text="Alleen onder ons", audience="team")
    create_entry(employer, text="Verborgen", hidden_at=timezone.now())

    response = holder.post(f"{employer.get_absolute_url()}kopie/")

    text = response.content.decode()
    assert "attachment" in response["Content-Disposition"]
    assert response["Content-Type"].startswith("text/plain")
    assert "Zoekt <opvolging> & rust" in text
    assert "(alleen voor het team)\nAlleen onder ons" in text
    assert "Verborgen" not in text
    assert "Marloes" not in text
    assert ModelLogEntry.objects.filter(action="employers.copy").count() == 1


def test_a_copy_is_for_the_team_alone(employer, colleague):
    url = f"{employer.get_absolute_url()}kopie/"

    assert colleague.post(url).status_code == HTTPStatus.NOT_FOUND
    assert colleague.get(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_what_a_moderator_hides_is_gone_until_it_is_shown_again(employer, holder):
    entry = create_entry(employer, text="Onaardig")
    reportable = find(NAME)
    assert reportable.text(entry) == "Onaardig"

    reportable.hide(entry)
    assert "Onaardig" not in page_of(holder, employer)
    reportable.show(entry)
    assert "Onaardig" in page_of(holder, employer)
