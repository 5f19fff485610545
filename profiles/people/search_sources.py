"""Colleagues in the search box of the site, by what all members may know."""

from core.search import sources

from .models import Profile
from .visibility import ANY_MEMBER, seen_by


def _queryset_for(reader):
    """Return who shows name and function to all members; nobody for a visitor."""
    if not getattr(reader.user, "is_member", False):
        return Profile.objects.none()
    return Profile.objects.in_directory(ANY_MEMBER).with_relations()


def _present(profiles, reader):
    views = (seen_by(profile, ANY_MEMBER) for profile in profiles)
    return [
        sources.Result(
            title=view.name,
            url=view.url,
            summary=view.drive,
            about=f"{view.job_title}, {view.organisation.name}",
        )
        for view in views
    ]


def register():
    sources.register(
        sources.SearchSource(
            "mensen", "Mensen", _queryset_for, _present, 5, title_field="name"
        )
    )
