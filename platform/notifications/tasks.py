from django_tasks import task


@task()
def mail_waiting():
    """Mail what members were told and did not read yet."""
    from . import mailing

    mailing.mail_waiting()
