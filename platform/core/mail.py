"""Mail is a row in the database first; a worker sends it, and tries again."""

from pathlib import Path

from django.conf import settings
from post_office.mail import send_queued_mail_until_done


def send_waiting():
    """Send the waiting mail; two workers at once do it once."""
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    send_queued_mail_until_done(lockfile=str(Path(settings.VAR_DIR) / "outbox"))
