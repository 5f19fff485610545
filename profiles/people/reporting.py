"""What happens to a profile that somebody reports."""

from moderation.registry import Reportable, register

from .models import Profile
from .visibility import ANY_MEMBER, seen_by

NAME = "profiel"


def _set_hidden(profile, is_hidden):
    profile.is_hidden = is_hidden
    profile.save(update_fields=["is_hidden", "changed_at"])


def _for_members(profile):
    """Return what a moderator judges: the words that any member could read."""
    view = seen_by(profile, ANY_MEMBER)
    return "\n".join(filter(None, [view.drive, view.ask_me])) if view else ""


def register_profiles():
    register(
        Reportable(
            name=NAME,
            label="Profiel",
            queryset_for=Profile.objects.visible_to,
            title=str,
            url=Profile.get_absolute_url,
            author=lambda profile: profile.user,
            hide=lambda profile: _set_hidden(profile, True),
            show=lambda profile: _set_hidden(profile, False),
            text=_for_members,
        )
    )
