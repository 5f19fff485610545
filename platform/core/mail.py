"""Mail is a row in the database first; a worker sends it, and tries again."""

import copy
import re

from post_office import EmailBackend
from post_office.mail import get_queued, send_queued

from core import claims

FAILURES_ONLY = 1
TAG_START = re.compile(r"{[{%#]")
TAG_NAMES = {"{{": "openvariable", "{%": "openblock", "{#": "opencomment"}


class OutboxBackend(EmailBackend):
    """Stores mail word for word: post_office would run it as a template of Django.

    What members write stands in mails, so that would let them run template code.
    """

    def send_messages(self, email_messages):
        return super().send_messages([_literal(message) for message in email_messages])


def _literal(message):
    message = copy.copy(message)
    message.subject = _escaped(message.subject)
    message.body = _escaped(message.body)
    message.alternatives = [
        (_escaped(content), mimetype)
        for content, mimetype in getattr(message, "alternatives", [])
    ]
    return message


def _escaped(text):
    """Return the template that gives exactly this text."""
    return TAG_START.sub(
        lambda found: f"{{% templatetag {TAG_NAMES[found.group()]} %}}", str(text)
    )


def send_waiting():
    """Send the waiting mail; two workers at once, on any node, send it once."""
    with claims.claimed("outbox") as is_ours:
        while is_ours and get_queued().exists():
            send_queued(log_level=FAILURES_ONLY)
