"""Who is the vaste contactpersoon of an employer, and how that passes on."""

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.log_actions import log

from profiles.organisations import holdings, moving

from . import telling
from .errors import EmployerError
from .models import Employer
from .permissions import decides, may_take_over


def _held_by(user):
    return Employer.objects.filter(holder=user)


def _lock(employer):
    return Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)


def hand_over(employer, *, to, by):
    """Make somebody the vaste contactpersoon; who was the deputy of it no longer is.

    When somebody else took over at that moment, it stays with them.
    """
    leaver, employer = employer.holder_id, _lock(employer)
    if employer.holder_id != leaver:
        return
    employer.holder = to
    if employer.deputy_id == to.pk:
        employer.deputy = None
    employer.save(update_fields=["holder", "deputy"])


HOLDING = holdings.Holding("employers", "Vaste contactpersoon", _held_by, hand_over)


def register():
    holdings.register(HOLDING)


@transaction.atomic
def take_over(employer, *, by):
    """Become the vaste contactpersoon; who was it goes on as the vervanger if free."""
    # First, in the order of who accepts: two who wait for each other both fail.
    moving.end_question(holdings.Held(HOLDING, employer))
    employer = _lock(employer)
    if not may_take_over(by, employer):
        raise EmployerError(
            "Je kunt dit nu niet overnemen. Vraag het aan de vaste contactpersoon."
        )
    before = employer.holder
    employer.holder = by
    if employer.deputy_id in {by.pk, None}:
        employer.deputy = before if before.is_member else None
    employer.save(update_fields=["holder", "deputy"])
    data = {"from": before.pk, "to": by.pk}
    log(employer, "employers.take_over", user=by, data=data)
    telling.tell_of_take_over(employer, before)
    return employer


@transaction.atomic
def choose_deputy(employer, deputy, *, by):
    """Choose who answers when the vaste contactpersoon is away, or nobody."""
    # Locked before the employer, as by who leaves: then let_go comes after this.
    members = get_user_model().objects.members().select_for_update(no_key=True)
    if deputy and not members.filter(pk=deputy.pk).first():
        raise EmployerError("Deze collega is geen lid meer.")
    employer = _lock(employer)
    if not decides(by, employer):
        raise EmployerError("Alleen de vaste contactpersoon kiest een vervanger.")
    if deputy and deputy.pk == employer.holder_id:
        raise EmployerError("Kies iemand anders dan de vaste contactpersoon.")
    employer.deputy = deputy
    employer.save(update_fields=["deputy"])
    if deputy and deputy != by:
        telling.tell_deputy(employer)
    return employer


@transaction.atomic
def let_go(user):
    """Take somebody who left away as vervanger; the vaste contactpersoon is told."""
    left = Employer.objects.select_for_update(no_key=True, of=("self",))
    left = left.filter(deputy=user).select_related("holder")
    for employer in left.order_by("pk"):
        employer.deputy = None
        employer.save(update_fields=["deputy"])
        telling.tell_of_lost_deputy(employer)
