"""Tells the editors when the scheduler stands still.

The scheduler cannot tell this itself. So the web server looks when somebody asks for
a page, at most once a minute per process; the task worker sends the mail.
"""

import time

from django.core.signals import request_started
from django.db import DatabaseError, transaction

from core import due, editorial, once

LOOK_EVERY = 60  # seconds
# A machine that was just started has a late scheduler, and nothing is wrong.
WAIT_AFTER_START = due.LATE_AFTER.total_seconds()

_next_look = time.monotonic() + WAIT_AFTER_START


def watch():
    """Let this process look at the scheduler now and then."""
    request_started.connect(_look_sometimes, dispatch_uid="core.outage")


def mail_once():
    """Mail the editors when the scheduler is late: one mail for each time it stops."""
    last_run = due.last_run()
    if last_run is None or not due.is_late():
        return
    with transaction.atomic():
        if once.first_time("outage_mailed", last_run.isoformat()):
            for address in editorial.addresses():
                editorial.mail("scheduler_is_late", address, last_run=last_run)


def _look_sometimes(**kwargs):
    global _next_look
    now = time.monotonic()
    if now < _next_look:
        return
    _next_look = now + LOOK_EVERY
    try:
        mail_once()
    except DatabaseError:
        due.logger.exception("Could not look whether the scheduler is late")
