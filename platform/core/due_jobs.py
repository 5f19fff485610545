"""The jobs of the platform itself."""

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from post_office.models import STATUS, Attachment, Email

from core import due, lists, mail, tasks

KEEP_SENT_MAIL_DAYS = 7
KEEP_FAILED_MAIL_DAYS = 30
KEEP_TASK_RESULTS_DAYS = 14


def publish_scheduled():
    call_command("publish_scheduled", verbosity=0)


def forget_old_mail():
    """Delete sent mail after a week and mail that could not be sent after a month."""
    now = timezone.now()
    for days, mails in (
        (KEEP_SENT_MAIL_DAYS, Email.objects.filter(status=STATUS.sent)),
        (KEEP_FAILED_MAIL_DAYS, Email.objects.exclude(status=STATUS.sent)),
    ):
        mails.filter(created__lt=now - days * due.DAY).delete()
    for attachment in Attachment.objects.filter(emails=None):
        attachment.file.delete(save=False)
        attachment.delete()


def forget_old_sessions():
    call_command("clearsessions", verbosity=0)


def forget_old_task_results():
    call_command(
        "prune_db_task_results", min_age_days=KEEP_TASK_RESULTS_DAYS, verbosity=0
    )


def measure_tables():
    """Tell SQLite how much it holds, by which it chooses its indexes.

    PostgreSQL sees to that by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Of a sample it would think that every municipality is a good choice.
            cursor.execute("ANALYZE")


def check_links():
    tasks.find_links.enqueue()


def register():
    due.register("publish_scheduled", every=due.MINUTE, run=publish_scheduled)
    due.register("send_mail", every=due.MINUTE, run=mail.send_waiting)
    due.register("forget_old_mail", every=due.DAY, run=forget_old_mail)
    due.register("forget_old_sessions", every=due.DAY, run=forget_old_sessions)
    due.register("forget_old_task_results", every=due.DAY, run=forget_old_task_results)
    due.register("forget_old_list_changes", every=due.DAY, run=lists.forget_old)
    due.register("measure_tables", every=due.DAY, run=measure_tables)
    due.register("check_links", every=due.WEEK, run=check_links)
