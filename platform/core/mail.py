"""Mail is a row in the database first; a worker sends it, and tries again."""

from post_office.mail import get_queued, send_queued

from core import claims

FAILURES_ONLY = 1


def send_waiting():
    """Send the waiting mail; two workers at once, on any node, send it once."""
    with claims.claimed("outbox") as is_ours:
        while is_ours and get_queued().exists():
            send_queued(log_level=FAILURES_ONLY)
