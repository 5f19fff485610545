"""Everything that is due at some time, in one registry and behind one command.

A job may run twice at once or again after a crash: it is claimed in the database
before it starts, and it must not mind being run again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from core import claims
from core.models import JobRun

logger = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
LATE_AFTER = timedelta(minutes=15)
SLACK = timedelta(seconds=5)  # so that a one-minute job does not skip a beat

_jobs = {}


@dataclass(frozen=True)
class DueJob:
    """A job, how often it is due, and the function without arguments that does it."""

    name: str
    every: timedelta
    run: Callable[[], object]


def register(name, *, every, run):
    """Add a job; call this from an app's ``ready``."""
    _jobs[name] = DueJob(name, every, run)


def jobs():
    return list(_jobs.values())


def run_due(*, now=None):
    """Run every job whose time has come and return the names of those that ran."""
    return [job.name for job in jobs() if _claim(job, now) and _run(job)]


def run_now(name):
    """Run one job before its time and say whether that went well; KeyError without it.

    A job that is running already is left alone.
    """
    job = _jobs[name]
    return claims.take(name) and _run(job)


def last_run():
    """Return when the scheduler last finished a job, or None."""
    runs = JobRun.objects.exclude(finished_at=None).order_by("-finished_at")
    return runs.values_list("finished_at", flat=True).first()


def is_late(*, now=None):
    """Say whether nothing was done for longer than an editor may count on."""
    finished = last_run()
    return finished is None or (now or timezone.now()) - finished > LATE_AFTER


def _claim(job, now=None):
    moment = now or timezone.now()
    is_time = Q(started_at=None) | Q(started_at__lte=moment - job.every + SLACK)
    return claims.take(job.name, is_time, now=moment)


def _run(job):
    try:
        job.run()
    except Exception as error:
        logger.exception("Due job %s failed", job.name)
        claims.release(job.name, failed_at=timezone.now(), message=str(error)[:2000])
        return False
    claims.release(job.name, finished_at=timezone.now(), message="")
    return True
