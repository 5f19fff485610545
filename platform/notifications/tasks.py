from django_tasks import task

from core.tasks import MAIL_FIRST


@task(priority=MAIL_FIRST)
def mail_waiting():
    """Mail what members were told and did not read yet."""
    from . import mailing

    mailing.mail_waiting()
