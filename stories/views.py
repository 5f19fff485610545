"""Screens of our own in the admin."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from .enums import StoryFormat
from .formats import EXPLANATIONS, start_story
from .models import StoryIndexPage


def choose_format(request, index):
    """Ask how a new story is told, before the editor opens."""
    formats = [(choice, EXPLANATIONS[choice]) for choice in StoryFormat]
    return render(
        request,
        "wagtailadmin/stories/choose_format.html",
        {"index": index, "formats": formats},
    )


@require_POST
def new_story(request, index_pk, story_format):
    """Make a draft from the template of a format and open it."""
    index = get_object_or_404(StoryIndexPage, pk=index_pk)
    if not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    story = start_story(index, StoryFormat(story_format), user=request.user)
    return redirect("wagtailadmin_pages:edit", story.pk)
