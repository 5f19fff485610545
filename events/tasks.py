from django_tasks import task


@task()
def tell_all(event_pk, what, occasion, words=""):
    """Tell everybody who comes to an event, or waits, of one thing."""
    from . import rounds_of_mail

    rounds_of_mail.tell_all(event_pk, what, occasion, words)
