from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.search import index

from core.models import BasePage
from core.page_store.public import Public, say_public
from stories import feeds, library


class StoryIndexPage(RoutablePageMixin, BasePage):
    """All stories, newest first."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    public = Public(library.PARAMETERS)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage", "stories.SeriesPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van verhalen"
        verbose_name_plural = "overzichten van verhalen"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | library.index_context(self, request)

    @re_path(r"^feed\.(rss|atom|json)/$")
    def feed(self, request, name):
        """The stories that the same filters give, for a feed reader."""
        say_public(request, self.public)
        return feeds.story_feed(self, request, name)


class SeriesPage(BasePage):
    """A series: its stories in a row, newest first."""

    intro = models.TextField("inleiding", max_length=300)

    public = Public({"pagina"})
    review_months = 24
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = "serie"
        verbose_name_plural = "series"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | library.series_context(self, request)
