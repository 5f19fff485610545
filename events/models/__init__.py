from .calendars import CalendarFeed
from .pages import EventIndexPage, EventPage, EventSeriesPage
from .parts import EventSession, EventSlides, ProgrammeItem
from .registrations import EventState, Registration, SessionChoice, Told
from .steps import Step

__all__ = [
    "CalendarFeed",
    "EventIndexPage",
    "EventPage",
    "EventSeriesPage",
    "EventSession",
    "EventSlides",
    "EventState",
    "ProgrammeItem",
    "Registration",
    "SessionChoice",
    "Step",
    "Told",
]
