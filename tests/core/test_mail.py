from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import send_mail
from django.utils import timezone
from post_office.models import STATUS, Email

from config.settings import base
from core import tasks
from core.due_jobs import forget_old_mail
from core.mail import send_waiting
from notifications import tasks as notification_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = base.EMAIL_BACKEND


def send():
    send_mail("Onderwerp", "Tekst", None, ["iemand@voorbeeld.example"])


def test_mail_waits_in_the_database_until_the_request_is_over():
    send()
    assert mail.outbox == []
    assert Email.objects.get().status == STATUS.queued


def test_a_worker_sends_it_after_the_transaction(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert [message.subject for message in mail.outbox] == ["Onderwerp"]
    send_waiting()
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_delays_a_mail_and_loses_none(settings, monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError

    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    with monkeypatch.context() as patch:
        patch.setattr(backend, refuse)
        send()
        send_waiting()
    row = Email.objects.get()
    assert row.status == STATUS.requeued
    assert row.scheduled_time > timezone.now() + timedelta(minutes=14)

    Email.objects.update(scheduled_time=timezone.now())
    send_waiting()
    assert len(mail.outbox) == 1


def test_sent_mail_is_forgotten_after_a_week():
    send()
    send_waiting()
    old = timezone.now() - timedelta(days=8)
    Email.objects.update(created=old)
    send()
    forget_old_mail()
    assert Email.objects.count() == 1
    assert Email.objects.get().status == STATUS.queued


@pytest.mark.parametrize(
    "words",
    [
        "{{ 7|add:7 }}",
        "{% now 'Y' %}",
        "{% include 'base.html' %}",
        "{% is geen tag %}",
        "{# weg #}",
        "{{{ x }}} {{% x %}} {{{% x",
        "{% verbatim %}{{ x }}{% endverbatim %}",
        "{% templatetag openblock %}",
        "{{ 'a'|center:99999 }}",
        "een { los } haakje",
    ],
)
def test_what_somebody_wrote_is_sent_word_for_word(words):
    send_mail(
        f"Onderwerp {words}",
        f"Tekst {words}",
        None,
        ["iemand@voorbeeld.example"],
        html_message=f"<p>{words}</p>",
    )
    send_waiting()
    (message,) = mail.outbox
    assert message.subject == f"Onderwerp {words}"
    assert message.body == f"Tekst {words}"
    assert message.alternatives[0][0] == f"<p>{words}</p>"


def test_mail_goes_before_pictures():
    mail_tasks = (tasks.send_mail, notification_tasks.mail_waiting)
    assert {task.priority for task in mail_tasks} == {tasks.MAIL_FIRST}
    assert tasks.prepare_renditions.priority < tasks.MAIL_FIRST
