"""The jobs of the notifications."""

from core import due

from . import digests, mailing


def register():
    due.register("mail_notifications", every=due.MINUTE, run=mailing.mail_waiting)
    due.register("send_digests", every=due.HOUR, run=digests.send_due)
