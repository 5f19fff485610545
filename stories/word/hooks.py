"""Where editors find the screen: its address, and a button at the library."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from stories.models import StoryIndexPage

from .views import StoryFromWordView


@hooks.register("register_admin_urls")
def word_urls():
    return [
        path(
            "verhalen/<int:index_pk>/nieuw/van-word/",
            StoryFromWordView.as_view(),
            name="story_from_word",
        )
    ]


@hooks.register("register_page_header_buttons")
def word_button(page, user, view_name, next_url=None):
    """Offer it beside the library, to who may add a story there."""
    is_library = isinstance(page.specific_deferred, StoryIndexPage)
    if is_library and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            "Nieuw verhaal van Word-bestand",
            reverse("story_from_word", args=[page.pk]),
            icon_name="doc-full",
            priority=5,
        )
