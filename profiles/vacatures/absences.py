"""When somebody is away: once at a time, however many tabs are open."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from .models import Absence


def of(user):
    """Return what is not over yet of the absences of this user."""
    return Absence.objects.filter(user=user, ends_on__gte=timezone.localdate())


@transaction.atomic
def keep(absence):
    """Keep a new absence in the place of the one that is not over yet."""
    # Two tabs at once must not leave two.
    users = get_user_model().objects.select_for_update(no_key=True)
    users.get(pk=absence.user_id)
    of(absence.user).delete()
    absence.save()
