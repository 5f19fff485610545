"""The people around vacatures, as far as one reader may see them."""

from typing import NamedTuple

from profiles.people.models import Profile
from profiles.people.visibility import Viewer, seen_by

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
    """The faces of these users for one reader, fetched at once."""

    def __init__(self, keys, user):
        self._reader = user.pk
        self._faces = {}
        self._hidden = set()
        keys = {key for key in keys if key}
        viewer = Viewer.of(user)
        if not viewer.is_member or not keys:
            return
        profiles = Profile.objects.present().filter(user__in=keys).with_relations()
        for profile in profiles:
            view = seen_by(profile, viewer)
            if view:
                self._faces[profile.user_id] = self._face(profile.user_id, view)
            else:
                self._hidden.add(profile.user_id)

    def _face(self, key, view):
        return Face(
            name=view.name,
            first_name=view.first_name,
            initials=view.initials,
            photo=view.small_photo_url,
            url=view.url,
            organisation=view.organisation.name,
            is_reader=key == self._reader,
        )

    def of(self, key):
        """Return a face; who is not shown is somebody."""
        return self._faces.get(key, UNKNOWN)

    def name(self, key, kept):
        """Return a name in a timeline: that of then, unless who it is hides it now."""
        if key in self._hidden:
            return SOMEBODY
        return kept
