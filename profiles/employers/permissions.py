"""Who may do what with an employer; who sees which entries stands in querysets.py."""

from profiles.organisations.moving import workplace_of
from profiles.organisations.permissions import may_manage_members, may_run_platform

from .models import Employer


def is_of_team(user, employer):
    """Say whether somebody looks after this employer, alone or with others."""
    return Employer.objects.of_team(user).filter(pk=employer.pk).exists()


def sees_contacts(user, employer):
    """Say whether contacts at the employer are theirs: who handles a vacature there.

    Whoever runs the platform sees them as well; the view logs that.
    """
    return Employer.objects.worked_for_by(user).filter(pk=employer.pk).exists()


def decides(user, employer):
    """Say whether somebody chooses the vervanger: the vaste contactpersoon does.

    So does the coordinator of where that person works, or whoever runs the platform.
    """
    if employer.holder_id == user.pk:
        return True
    organisation = workplace_of(employer.holder)
    if organisation is None:
        return may_run_platform(user)
    return may_manage_members(user, organisation)


def may_take_over(user, employer):
    """Say whether somebody may become the vaste contactpersoon without asking.

    The vervanger may, and who decides. When the vaste contactpersoon left, everybody
    of the team may: nobody has to wait.
    """
    if employer.holder_id == user.pk:
        return False
    if employer.deputy_id == user.pk or decides(user, employer):
        return True
    return not employer.holder.is_member and is_of_team(user, employer)


def may_change(user, entry):
    """Say whether somebody may change this text or throw it away: who wrote it."""
    return entry.author_id == user.pk


def may_settle(user, entry):
    """Say whether somebody may say of an entry that it is over."""
    return may_change(user, entry) or is_of_team(user, entry.employer)
