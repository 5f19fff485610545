"""Who may see which part of a profile: the one place that answers it.

A template, card, list, search or photo asks here and gets plain values. It never gets
the profile itself, so that it cannot show what it should not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from profiles.organisations.enums import MembershipRole
from profiles.organisations.models import Membership
from profiles.organisations.permissions import may_run_platform, organisation_of

from .enums import Audience, Weekday
from .terms import Term, fetch_terms


class Viewer(NamedTuple):
    """Somebody who looks, reduced to what decides what they see."""

    is_member: bool = False
    organisation_id: int | None = None
    user_id: int | None = None
    is_administrator: bool = False

    @classmethod
    def of(cls, user):
        """Return what decides for this user; a viewer stays who they are."""
        if isinstance(user, cls):
            return user
        if not getattr(user, "is_member", False):
            return VISITOR._replace(user_id=user.pk)
        organisation = organisation_of(user)
        return cls(
            is_member=True,
            organisation_id=organisation and organisation.pk,
            user_id=user.pk,
            is_administrator=may_run_platform(user),
        )

    def reach(self, profile):
        """Return the smallest audience of this profile that this viewer belongs to."""
        is_own = self.user_id is not None and self.user_id == profile.user_id
        if is_own or self.is_administrator:
            return Audience.NOBODY
        if not self.is_member:
            return Audience.EVERYONE
        is_colleague = self.organisation_id == profile.organisation_id
        if self.organisation_id is not None and is_colleague:
            return Audience.ORGANISATION
        return Audience.MEMBERS

    def may_see(self, audience, organisation="organisation_id"):
        """Return the condition for rows of which this viewer belongs to an audience.

        The arguments lead from the row to both fields. What is for nobody stays out of
        every list, count and search: also out of those of its owner.
        """
        if self.is_administrator:
            return Q(**{f"{audience}__gte": Audience.ORGANISATION})
        if not self.is_member:
            return Q(**{audience: Audience.EVERYONE})
        seen = Q(**{f"{audience}__gte": Audience.MEMBERS})
        if self.organisation_id is None:
            return seen
        of_colleagues = {
            audience: Audience.ORGANISATION,
            organisation: self.organisation_id,
        }
        return seen | Q(**of_colleagues)


VISITOR = Viewer()
ANY_MEMBER = Viewer(is_member=True)


@dataclass(frozen=True)
class ProfileView:
    """What one viewer sees of one profile; what they may not see is empty."""

    pk: int
    url: str
    slug: str
    is_own: bool
    name: str
    job_title: str
    organisation: Term
    organisation_url: str
    is_coordinator: bool = False
    photo_url: str = ""
    small_photo_url: str = ""
    municipalities: tuple[Term, ...] = ()
    subregion: str = ""
    specialisms: tuple[Term, ...] = ()
    drive: str = ""
    ask_me: str = ""
    phone: str = ""
    email: str = ""
    days: str = ""
    linkedin: str = ""
    member_since: datetime | None = None
    unconfirmed_since: datetime | None = None
    may_be_written_to: bool = False

    @property
    def first_name(self):
        return self.name.split()[0]

    @property
    def initials(self):
        """Return what stands where there is no photograph."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def places(self):
        return ", ".join(term.name for term in self.municipalities) or self.subregion


def seen_by(profile, user):
    """Return the ProfileView of a user or Viewer, or None when there is none for them.

    Who looks after the platform sees it all; the view of a profile logs that.
    """
    viewer = Viewer.of(user)
    reach = viewer.reach(profile)
    if profile.identity_audience < reach or not profile.organisation_id:
        return None
    return ProfileView(
        **_identity(profile, viewer),
        **_parts(profile, reach),
        **_among_members(profile, viewer),
    )


def all_seen_by(profiles, user):
    """Return the ProfileViews of a queryset in its order, in two queries."""
    viewer = Viewer.of(user)
    found = list(profiles.with_relations())
    fetch_terms(found)
    views = (seen_by(profile, viewer) for profile in found)
    return [view for view in views if view]


def face_seen_by(profile, viewer):
    """Return a ProfileView with no more than the name and the photograph, or None.

    For a face in a list of something else: it needs the organisation and no other rows.
    """
    reach = viewer.reach(profile)
    if profile.identity_audience < reach or not profile.organisation_id:
        return None
    photo = _photo(profile) if profile.photo_audience >= reach else {}
    return ProfileView(**_identity(profile, viewer), **photo)


def _identity(profile, viewer):
    organisation = profile.organisation
    return {
        "pk": profile.pk,
        "url": profile.get_absolute_url(),
        "slug": profile.slug,
        "is_own": viewer.user_id == profile.user_id,
        "name": profile.name,
        "job_title": profile.job_title,
        "organisation": Term(organisation.name, organisation.slug),
        "organisation_url": organisation.get_absolute_url(),
    }


def _parts(profile, reach):
    """Return what the owner shows to an audience, by the field of a ProfileView."""
    shown = {}
    for part, read in READERS.items():
        if getattr(profile, f"{part}_audience") >= reach:
            shown |= read(profile)
    return shown


def _among_members(profile, viewer):
    """Return what members know of each other without anybody choosing so."""
    if not viewer.is_member:
        return {}
    return {
        "is_coordinator": is_coordinator(profile),
        "member_since": profile.created_at,
        "unconfirmed_since": profile.unconfirmed_since,
        "may_be_written_to": profile.accepts_messages
        and viewer.user_id != profile.user_id,
    }


def is_coordinator(profile):
    """Say whether somebody speaks for the organisation; a list asked it before."""
    if hasattr(profile, "role"):
        return profile.role == MembershipRole.COORDINATOR
    memberships = Membership.objects.coordinators()
    return memberships.filter(user=profile.user_id).exists()


def _photo(profile):
    if not profile.photo:
        return {}
    version = profile.photo_version
    return {
        "photo_url": reverse("people:photo", args=[profile.slug, "groot", version]),
        "small_photo_url": reverse(
            "people:photo", args=[profile.slug, "klein", version]
        ),
    }


def _work(profile):
    if not hasattr(profile, "terms"):
        fetch_terms([profile])
    subregion = profile.subregion.name if profile.subregion else ""
    return profile.terms | {"subregion": subregion}


def days_in_words(days):
    """Return the names of the days in a set of bits, such as "maandag en dinsdag"."""
    names = [day.label for day in Weekday if days & day]
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _plain(name):
    return lambda profile: {name: getattr(profile, name)}


# What is shown of each part that somebody chooses an audience for.
READERS = {
    "photo": _photo,
    "work": _work,
    "drive": _plain("drive"),
    "ask_me": _plain("ask_me"),
    "phone": _plain("phone"),
    "email": _plain("email"),
    "days": lambda profile: {"days": days_in_words(profile.days)},
    "linkedin": _plain("linkedin"),
}
