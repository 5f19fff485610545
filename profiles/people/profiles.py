"""Beginning and keeping the profile of somebody who logs in."""

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from profiles.organisations.permissions import organisation_of

from .models import Profile

NAMELESS = "Nieuw lid"
TRIES = 5


def profile_of(user):
    """Return the profile of somebody who is logged in; made when there was none."""
    profile = Profile.objects.filter(user=user).first()
    return profile or _begin(user, organisation_of(user))


def follow_membership(user, organisation):
    """Let a profile stand where its owner works from now on, or nowhere."""
    profile = Profile.objects.filter(user=user).first()
    if profile is None:
        if organisation is not None:
            _begin(user, organisation)
    elif profile.organisation != organisation:
        profile.organisation = organisation
        profile.save(update_fields=["organisation", "changed_at"])


def free_slug(name):
    """Return an address that nobody has, after a name."""
    base = slugify(name)[:60] or "lid"
    taken = set(
        Profile.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    if base not in taken:
        return base
    number = next(n for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
    return f"{base}-{number}"


def give_address(profile):
    """Name the address after its owner, as soon as that has a name."""
    if profile.slug.startswith(slugify(NAMELESS)) and profile.name != NAMELESS:
        profile.slug = free_slug(profile.name)


def _begin(user, organisation):
    name = user.get_full_name() or NAMELESS
    slug = free_slug(name)
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                profile, _created = Profile.objects.get_or_create(
                    user=user,
                    defaults={"name": name, "slug": slug, "organisation": organisation},
                )
        except IntegrityError:
            # Somebody of the same name came in at the same moment.
            slug = f"{slugify(name)[:60]}-{get_random_string(4, '23456789')}"
        else:
            return profile
    raise RuntimeError(f"No free address for the profile of user {user.pk}")
