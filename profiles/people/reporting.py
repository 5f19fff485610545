"""What happens to a profile that somebody reports."""

from moderation.registry import Reportable, register

from .models import Profile

NAME = "profiel"


def _set_hidden(profile, is_hidden):
    profile.is_hidden = is_hidden
    profile.save(update_fields=["is_hidden", "changed_at"])


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
        )
    )
