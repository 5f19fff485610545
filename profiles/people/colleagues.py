"""Choosing a colleague in a form of the site."""

from django import forms
from django.contrib.auth import get_user_model

from .models import Profile


class ColleagueField(forms.ModelChoiceField):
    """A choice of members: by name, with where they work."""

    def label_from_instance(self, user):
        return f"{user.profile.name}, {user.profile.organisation.name}"


def colleagues_of(user):
    """Return the other members whom this user may see, for a list to choose from."""
    visible = Profile.objects.visible_to(user).filter(organisation__isnull=False)
    return (
        get_user_model()
        .objects.members()
        .exclude(pk=user.pk)
        .filter(profile__in=visible)
        .select_related("profile__organisation")
        .order_by("profile__name", "pk")
    )
