from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from core import outage
from core.models import JobRun, SiteDetails
from tests.factories import create_home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editors():
    details = SiteDetails.for_site(create_home_page().get_site())
    details.editorial_email = "redactie@voorbeeld.example"
    details.save()


@pytest.fixture
def eager(monkeypatch):
    """Let this process look at every request."""
    monkeypatch.setattr(outage, "_next_look", 0)
    monkeypatch.setattr(outage, "LOOK_EVERY", 0)


def ran(minutes_ago):
    moment = timezone.now() - timedelta(minutes=minutes_ago)
    JobRun.objects.update_or_create(
        name="publish_scheduled", defaults={"finished_at": moment}
    )


def test_any_request_tells_the_editors_once_that_the_scheduler_is_late(
    client, eager, mailoutbox
):
    ran(minutes_ago=16)
    client.get("/")
    client.get("/")
    assert [mail.to for mail in mailoutbox] == [["redactie@voorbeeld.example"]]
    assert mailoutbox[0].subject == "De planner staat stil"
    assert "run_due" in mailoutbox[0].body


def test_a_scheduler_on_time_is_not_mailed_about(client, eager, mailoutbox):
    ran(minutes_ago=14)
    client.get("/")
    assert mailoutbox == []


def test_the_next_outage_is_another_mail(client, eager, mailoutbox):
    ran(minutes_ago=60)
    client.get("/")
    ran(minutes_ago=20)
    client.get("/")
    assert len(mailoutbox) == 2


def test_a_new_installation_gets_no_mail_before_its_first_run(
    client, eager, mailoutbox
):
    client.get("/")
    assert mailoutbox == []


def test_a_process_that_just_started_waits_as_long_as_the_scheduler_may(
    client, mailoutbox
):
    ran(minutes_ago=60)
    client.get("/")
    assert mailoutbox == []


def test_a_process_looks_once_a_minute(client, monkeypatch):
    looks = []
    monkeypatch.setattr(outage, "_next_look", 0)
    monkeypatch.setattr(outage, "mail_once", lambda: looks.append(1))
    client.get("/")
    client.get("/")
    assert looks == [1]


def test_a_database_that_does_not_answer_breaks_no_request(client, eager, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(outage, "mail_once", fail)
    assert client.get("/robots.txt").status_code == 200
