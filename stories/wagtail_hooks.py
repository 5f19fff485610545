from django.shortcuts import redirect
from django.urls import path, register_converter
from django.urls.converters import SlugConverter
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import reports, views  # noqa: F401
from .enums import StoryFormat
from .models import BrochureTopic, StoryPage
from .viewsets import ImportedItemViewSet, StoryListing
from .word import hooks as word_hooks  # noqa: F401
from .wordpress.old_addresses import find_old_number


class StoryFormatConverter(SlugConverter):
    regex = "|".join(StoryFormat.values)


register_converter(StoryFormatConverter, "story_format")


@hooks.register("register_admin_urls")
def story_urls():
    return [
        path(
            "verhalen/<int:index_pk>/nieuw/<story_format:story_format>/",
            views.new_story,
            name="new_story",
        ),
        path(
            "ingelezen/<int:pk>/klaar/",
            views.finish_imported_item,
            name="finish_imported_item",
        ),
    ]


@hooks.register("register_admin_viewset")
def lists():
    return [StoryListing(), ImportedItemViewSet()]


@hooks.register("before_create_page")
def ask_for_format(request, parent_page, page_class):
    # A submitted form belongs to somebody who came past the choice already.
    if page_class is StoryPage and request.method == "GET":
        return views.choose_format(request, parent_page)
    return None


@hooks.register("before_serve_page")
def follow_old_number(page, request, serve_args, serve_kwargs):
    found = find_old_number(request)
    return redirect(found.link, permanent=True) if found and found.link else None


@register_snippet
class BrochureTopicViewSet(SnippetViewSet):
    model = BrochureTopic
    icon = "doc-full"
    list_display = ["name", "order"]
    ordering = ["order", "name"]
