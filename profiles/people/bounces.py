"""Mail that no server would take: the coordinator can ask for the right address."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from notifications import kinds
from notifications.sending import notify
from profiles.organisations.permissions import approvers_of

from .models import Profile

KIND = "people.bounced"
LOOK_BACK = timedelta(days=2)


def register_kind():
    kinds.register(
        kinds.Kind(
            KIND,
            "Mail die terugkomt",
            "Mail aan een collega van jouw organisatie komt niet aan.",
        )
    )


def note_all(*, now=None):
    """Mark the profiles whose mail failed for good, and tell who looks after them.

    The outbox gives up on a mail after a day of trying, or when the mail server says
    that the address does not exist.
    """
    since = (now or timezone.now()) - LOOK_BACK
    failed = Email.objects.filter(status=STATUS.failed, last_updated__gte=since)
    addresses = {address.lower() for email in failed for address in email.to}
    reached = Profile.objects.present().filter(user__email__in=addresses)
    for profile in reached.filter(bounced_at=None).select_related("organisation"):
        _note(profile)


def forget(user):
    """After somebody proved an address, mail may go there again."""
    Profile.objects.filter(user=user).update(bounced_at=None)


@transaction.atomic
def _note(profile):
    unmarked = Profile.objects.filter(pk=profile.pk, bounced_at=None)
    if not unmarked.update(bounced_at=timezone.now()):
        return
    # No name: what was told outlives an account that is erased.
    notify(
        approvers_of(profile.organisation),
        KIND,
        title="Mail aan een collega komt niet aan",
        text="Vraag je collega om een nieuw e-mailadres in te vullen.",
        url=reverse("people:detail", args=[profile.slug]),
        about=profile,
    )
