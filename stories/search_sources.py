"""What readers find of this app in the search box of the site."""

from core.search.pages import register_pages

from .models import AmbassadorPage, BrochurePage, StoryPage


def register():
    register_pages(
        "verhalen",
        "Verhalen",
        StoryPage,
        order=10,
        about=_of_story,
        related=["municipality"],
    )
    register_pages(
        "ambassadeurs",
        "Ambassadeurs",
        AmbassadorPage,
        order=20,
        about=lambda ambassador: ambassador.company,
    )
    register_pages(
        "brochures",
        "Brochures",
        BrochurePage,
        order=30,
        about=lambda brochure: brochure.topic.name if brochure.topic else "",
        related=["topic"],
    )


def _of_story(story):
    return " · ".join(filter(None, [story.get_kind_display(), story.place_name]))
