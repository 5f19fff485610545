"""Screens of our own in the admin."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from .enums import StoryFormat
from .formats import EXPLANATIONS, start_story
from .models import ImportedItem, StoryIndexPage


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


@require_POST
@permission_required("stories.change_importeditem", raise_exception=True)
def finish_imported_item(request, pk):
    """Keep that what an import left to do for an item is done."""
    item = get_object_or_404(ImportedItem, pk=pk)
    ImportedItem.objects.filter(pk=pk).update(to_do=[])
    messages.success(request, f"‘{item}’ is klaar.")
    return redirect("imported_item:index")
