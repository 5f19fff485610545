"""One member writes to another, without learning the address."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags

from .models import ContactMessage
from .profiles import profile_of

LIMITS = ((timedelta(hours=1), 5), (timedelta(days=1), 20))
KEPT_FOR = timedelta(days=30)


class TooManyMessagesError(Exception):
    """Somebody sent as many messages as one can in this time."""


class NoMessagesError(Exception):
    """The recipient does not want messages, or they would reach the sender."""


@transaction.atomic
def send(sender, recipient, text):
    """Mail a message to the owner of a profile, and a copy to its sender.

    The recipient answers to the sender; the sender never sees where it went.
    """
    if not recipient.accepts_messages or recipient.user_id == sender.pk:
        raise NoMessagesError
    # Two messages of one sender at the same moment are counted one after the other.
    get_user_model().objects.select_for_update().get(pk=sender.pk)
    _check_limits(sender)
    message = ContactMessage.objects.create(
        sender=sender, recipient=recipient, text=strip_tags(text)
    )
    mails = [
        _mail(message, "message", recipient.user.email, reply_to=[sender.email]),
        _mail(message, "message_copy", sender.email),
    ]
    for mail in mails:
        mail.send()
    return message


def _check_limits(sender):
    for period, limit in LIMITS:
        since = timezone.now() - period
        if sender.sent_messages.filter(sent_at__gte=since).count() >= limit:
            raise TooManyMessagesError


def _mail(message, name, to, **headers):
    context = {
        "sender": profile_of(message.sender),
        "recipient": message.recipient,
        "text": message.text,
    }
    subject = render_to_string(f"emails/{name}_subject.txt", context)
    text = render_to_string(f"emails/{name}.txt", context)
    return EmailMessage(" ".join(subject.split()), text, to=[to], **headers)
