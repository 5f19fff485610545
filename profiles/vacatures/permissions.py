"""What somebody is to a vacature; what each may do with it stands in states.py."""

from enum import Enum

from django.utils import timezone

from .models import Absence


class Part(Enum):
    """The part that somebody plays in one vacature."""

    HOLDER = "regiehouder"
    WORKER = "meewerker"
    MEMBER = "lid"
    MODERATOR = "moderator"
    CLOCK = "klok"


HANDLERS = frozenset({Part.HOLDER, Part.WORKER})


def part_of(user, vacature):
    """Return the part of this user, or None for who is no member.

    Who stands in for an absent regiehouder does so for real. Without a user it is the
    calendar that asks.
    """
    if user is None:
        return Part.CLOCK
    if not getattr(user, "is_member", False):
        return None
    if vacature.holder_id == user.pk or stands_in(user, vacature.holder_id):
        return Part.HOLDER
    if vacature.entered_by_id == user.pk or works_on(user, vacature):
        return Part.WORKER
    return Part.MEMBER


def works_on(user, vacature):
    """Say whether somebody takes part; a view asks several times in one request."""
    return user.pk in active_workers(vacature)


def active_workers(vacature):
    """Return the keys of who takes part now; uses what was prefetched."""
    return {
        participation.user_id
        for participation in vacature.participations.all()
        if participation.is_active
    }


def stands_in(user, holder_id):
    """Say whether this user is the vervanger of who is away today."""
    away = Absence.objects.on(timezone.localdate())
    return away.filter(user=holder_id, deputy=user).exists()


def deputy_of(user, *, day=None):
    """Return who answers for somebody who is away, or None."""
    away = Absence.objects.on(day or timezone.localdate()).filter(user=user)
    absence = away.select_related("deputy").order_by("-pk").first()
    return absence.deputy if absence and absence.deputy.is_member else None


def handles(user, vacature):
    """Say whether somebody handles this vacature: contacts at the employer are theirs.

    Whoever runs the platform sees them as well; the view logs that.
    """
    return part_of(user, vacature) in HANDLERS


def may_moderate(user):
    return user.is_active and user.has_perm("vacatures.change_vacature")
