"""The jobs of the notifications."""

from core import due

from . import mailing


def register():
    due.register("mail_notifications", every=due.MINUTE, run=mailing.mail_waiting)
