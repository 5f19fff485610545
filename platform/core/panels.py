"""Panels that every page has in the editor."""

from django.conf import settings
from wagtail.admin.panels import PublishingPanel

WHICH_TIME = f"Tijd in Nederland ({settings.TIME_ZONE})."


class SchedulePanel(PublishingPanel):
    """When a page goes online and offline, with the time zone beside each time."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for field_panel in self.children:
            field_panel.help_text = WHICH_TIME
