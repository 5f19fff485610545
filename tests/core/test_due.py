from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from core import due
from core.models import JobRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_job(monkeypatch):
    """Return the list of runs of the one job in the registry, due every hour."""
    runs = []
    monkeypatch.setattr(due, "_jobs", {})
    due.register("count", every=timedelta(hours=1), run=lambda: runs.append(1))
    return runs


def test_a_job_runs_when_it_is_due_and_not_before(only_job):
    now = timezone.now()
    assert due.run_due(now=now) == ["count"]
    assert due.run_due(now=now + timedelta(minutes=30)) == []
    assert due.run_due(now=now + timedelta(minutes=60)) == ["count"]
    assert len(only_job) == 2


def test_the_last_run_is_kept(only_job):
    assert due.last_run() is None
    assert due.is_late()
    due.run_due()
    assert not due.is_late()
    assert due.is_late(now=timezone.now() + timedelta(minutes=16))


def test_a_failing_job_is_recorded_and_does_not_stop_the_others(monkeypatch):
    runs = []
    monkeypatch.setattr(due, "_jobs", {})
    due.register("broken", every=due.MINUTE, run=lambda: 1 / 0)
    due.register("count", every=due.MINUTE, run=lambda: runs.append(1))
    assert due.run_due() == ["count"]
    row = JobRun.objects.get(name="broken")
    assert row.failed_at
    assert "zero" in row.message
    assert row.claimed_at is None


def test_a_job_that_is_running_is_left_alone_until_its_claim_expires(only_job):
    now = timezone.now()
    JobRun.objects.create(
        name="count", claimed_at=now, started_at=now - timedelta(hours=2)
    )
    assert due.run_due(now=now + timedelta(minutes=59)) == []
    assert due.run_due(now=now + timedelta(minutes=61)) == ["count"]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_run_a_job_once(only_job):
    JobRun.objects.create(name="count")

    def scheduler(_number):
        try:
            return due.run_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(scheduler, range(4)))
    assert sorted(results) == [[], [], [], ["count"]]
    assert len(only_job) == 1


def test_the_command_runs_every_registered_job(capsys):
    call_command("run_due")
    shown = capsys.readouterr().out
    for name in ("publish_scheduled", "send_mail", "mail_about_expired_brochures"):
        assert f"{name}: done" in shown


def test_an_operator_runs_one_job_before_its_time(only_job, capsys):
    due.run_due()
    call_command("run_due", "--now", "count")
    assert capsys.readouterr().out == "count: done\n"
    assert len(only_job) == 2


def test_a_job_that_is_running_already_is_not_run_by_hand(only_job):
    JobRun.objects.create(name="count", claimed_at=timezone.now())
    with pytest.raises(CommandError, match="running already"):
        call_command("run_due", "--now", "count")
    assert only_job == []


def test_a_job_that_does_not_exist_is_refused_by_name(only_job):
    with pytest.raises(CommandError, match="choose from 'count'"):
        call_command("run_due", "--now", "is-er-niet")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL does it itself")
def test_sqlite_is_told_what_it_holds(site):
    assert due.run_now("measure_tables")
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        assert cursor.fetchall()
