from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.models import BasePage


class StoryIndexPage(BasePage):
    """All stories, newest first."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage", "stories.SeriesPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van verhalen"
        verbose_name_plural = "overzichten van verhalen"


class SeriesPage(BasePage):
    """A series: its stories in a row, newest first."""

    intro = models.TextField("inleiding", max_length=300)

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = "serie"
        verbose_name_plural = "series"
