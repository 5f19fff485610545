"""What follows when Wagtail publishes an event."""

from wagtail.signals import page_published

from . import recurrence, states, waiting_list
from .models import EventPage, EventSeriesPage


def connect():
    page_published.connect(follow, sender=EventPage)
    page_published.connect(start_series, sender=EventSeriesPage)


def follow(sender, instance, **kwargs):
    """Tell calendars of changes, fill a larger room, and make the rest of a series."""
    states.note_changes(instance)
    waiting_list.fill(instance)
    series = EventSeriesPage.objects.parent_of(instance).first()
    if series and not recurrence.is_being_copied(instance, series):
        recurrence.extend(series)


def start_series(sender, instance, **kwargs):
    recurrence.extend(instance)
