"""The mail that the running product really sent, as files in its data folder."""

import email
import email.policy
import re
import time
from typing import NamedTuple
from urllib.parse import urlsplit

# The worker is modest: what else a machine does goes first.
SECONDS_FOR_MAIL = 240
ADDRESS = re.compile(r"^https?://\S+$", re.MULTILINE)
PAST_TEN_MINUTES = """
from datetime import timedelta
from django.utils import timezone
from notifications import mailing
mailing.mail_waiting(now=timezone.now() + timedelta(minutes=11))
"""


class Mail(NamedTuple):
    """One mail: to whom, about what, and its plain text."""

    to: str
    subject: str
    text: str

    @property
    def path(self):
        """The page that the first link in it leads to."""
        return urlsplit(ADDRESS.search(self.text).group()).path


class Mailbox:
    """All mail that is about one thing, named by words that stand in all of it."""

    def __init__(self, product, words):
        self._product, self._words = product, words

    def mails(self):
        """Return what was sent so far, in order."""
        files = sorted((self._product.var / "mail").glob("*"))
        found = [mail for file in files for mail in _read(file.read_bytes())]
        return [mail for mail in found if self._words in mail.subject + mail.text]

    def wait_for(self, count):
        """Return the mails as soon as so many were sent, and fail when it takes long.

        What is sent too much is for the next look to find.
        """
        until = time.monotonic() + SECONDS_FOR_MAIL
        while len(mails := self.mails()) < count:
            assert time.monotonic() < until, f"{len(mails)} of {count} mails: {mails}"
            time.sleep(0.2)
        return mails

    def send_what_waited(self):
        """Send what the ten minutes after a mail kept back, as if they had passed."""
        self._product.manage("shell", "-v0", "-c", PAST_TEN_MINUTES)


def _read(content):
    for part in re.split(rb"^-{79}\n", content, flags=re.MULTILINE):
        if part.strip():
            message = email.message_from_bytes(part, policy=email.policy.default)
            text = message.get_body(("plain",)).get_content()
            yield Mail(message["To"], message["Subject"].strip(), text)
