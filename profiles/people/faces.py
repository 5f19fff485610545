"""The people around something, as far as one member may see them."""

from typing import NamedTuple

from profiles.organisations.permissions import organisation_of

from .models import Profile
from .visibility import ANY_MEMBER, face_seen_by

SOMEBODY = "Een collega"


class Face(NamedTuple):
    """Somebody in a list, a strip or a timeline."""

    name: str
    first_name: str
    initials: str = ""
    photo: str = ""
    url: str = ""
    organisation: str = ""
    is_reader: bool = False

    @property
    def said(self):
        """Return how a sentence calls this person: "jij" for the reader."""
        return "jij" if self.is_reader else self.first_name


UNKNOWN = Face(SOMEBODY, "een collega", "·")


class Faces:
    """The faces of people for one reader, who is a member.

    ``profiles`` are known already; of the other ``keys`` they are fetched at once.
    Everybody sees them as any colleague does, also who runs the platform.
    """

    def __init__(self, keys, user, profiles=()):
        organisation = organisation_of(user)
        self._viewer = ANY_MEMBER._replace(
            organisation_id=organisation and organisation.pk, user_id=user.pk
        )
        self._faces = {}
        self._hidden = set()
        self._add(profiles)
        missing = {key for key in keys if key} - self._faces.keys() - self._hidden
        if missing:
            present = Profile.objects.present().filter(user__in=missing)
            self._add(present.select_related("organisation"))

    def _add(self, profiles):
        for profile in profiles:
            view = face_seen_by(profile, self._viewer)
            # Who is in no list, or was hidden, is shown to nobody else here either.
            is_shown = profile.is_listed and not profile.is_hidden
            if view and (is_shown or view.is_own):
                self._faces[profile.user_id] = _face(view)
            else:
                self._hidden.add(profile.user_id)

    def of(self, key):
        """Return a face; who is not shown is somebody."""
        return self._faces.get(key, UNKNOWN)

    def name(self, key, kept):
        """Return a name in a timeline: that of then, unless who it is hides it now."""
        if key in self._hidden:
            return SOMEBODY
        return kept


def _face(view):
    return Face(
        name=view.name,
        first_name=view.first_name,
        initials=view.initials,
        photo=view.small_photo_url,
        url=view.url,
        organisation=view.organisation.name,
        is_reader=view.is_own,
    )
