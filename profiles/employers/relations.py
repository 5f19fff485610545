"""Who is the vaste contactpersoon of an employer, and how that passes on."""

from profiles.organisations import holdings

from .models import Employer


def register():
    holdings.register(
        holdings.Holding("employers", "Vaste contactpersoon", _held_by, hand_over)
    )


def _held_by(user):
    return Employer.objects.filter(holder=user)


def hand_over(employer, *, to, by):
    """Make somebody the vaste contactpersoon; who was the deputy of it no longer is."""
    employer = Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)
    employer.holder = to
    if employer.deputy_id == to.pk:
        employer.deputy = None
    employer.save(update_fields=["holder", "deputy"])
