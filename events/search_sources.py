"""What readers find of this app in the search box of the site."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from core.search.pages import register_pages

from .agenda import place_of
from .models import EventPage


def register():
    register_pages(
        "bijeenkomsten",
        "Bijeenkomsten",
        EventPage,
        order=40,
        about=_of_event,
        related=["municipality"],
    )


def _of_event(event):
    return f"{date_format(localtime(event.starts_at))} · {place_of(event)}"
