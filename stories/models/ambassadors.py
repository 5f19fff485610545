from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage
from core.page_store.public import Public
from stories import publication
from stories.querysets import AmbassadorPageManager

from .shared import Fact, facts_of, image_field, municipality_field, sector_field


class AmbassadorIndexPage(BasePage):
    """All ambassadors, by name."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    public = Public()
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.AmbassadorPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van ambassadeurs"
        verbose_name_plural = "overzichten van ambassadeurs"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        ambassadors = AmbassadorPage.objects.child_of(self).visible_to(request.user)
        return context | {"ambassadors": ambassadors.for_cards().order_by("title")}


class AmbassadorPage(BasePage):
    """An entrepreneur who tells others what it brought; the title is the name."""

    role = models.CharField(
        "functie", max_length=200, help_text="Eén of twee zinnen over wie dit is."
    )
    company = models.CharField("bedrijf", max_length=120)
    sector = sector_field("ambassadors")
    municipality = municipality_field("ambassadors")
    since_year = models.PositiveSmallIntegerField(
        "ambassadeur sinds", null=True, blank=True
    )
    portrait = image_field("portret")
    portrait_alt = models.CharField("wat is er te zien?", max_length=250, blank=True)
    quote = models.CharField("uitspraak", max_length=160)
    quote_source = models.CharField(
        "waar gezegd?",
        max_length=120,
        blank=True,
        help_text="Bijvoorbeeld: op een ontbijt.",
    )
    short_quote = models.CharField("korte uitspraak voor op de kaart", max_length=70)
    intro = models.TextField("inleiding", max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name="verhaal", blank=True)
    meeting_place = models.TextField(
        "waar kun je deze ambassadeur ontmoeten?", max_length=300, blank=True
    )

    read_with = ("portrait", "social_image", "municipality", "sector")
    public = Public()
    review_months = 24
    objects = AmbassadorPageManager()
    parent_page_types = ["stories.AmbassadorIndexPage"]
    subpage_types = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("company"),
        index.SearchField("role"),
        index.SearchField("quote"),
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("municipality_id"),
        index.FilterField("sector_id"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("role"),
                FieldPanel("company"),
                FieldRowPanel([FieldPanel("sector"), FieldPanel("municipality")]),
                FieldPanel("since_year"),
            ],
            heading="Wie is dit?",
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_alt")], heading="Portret"
        ),
        MultiFieldPanel(
            [
                FieldPanel("quote"),
                FieldPanel("quote_source"),
                FieldPanel("short_quote"),
            ],
            heading="Uitspraak",
        ),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("meeting_place"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Ambassadeur"),
            ObjectList(
                [InlinePanel("facts", heading="Over het bedrijf")], heading="Bedrijf"
            ),
            ObjectList(BasePage.promote_panels, heading="Zoeken en delen"),
            ObjectList(BasePage.settings_panels, heading="Planning"),
        ]
    )

    class Meta:
        verbose_name = "ambassadeur"
        verbose_name_plural = "ambassadeurs"

    @property
    def share_image(self):
        return self.social_image or self.portrait

    @property
    def share_description(self):
        return self.search_description or self.intro or self.role

    def publication_problems(self):
        return publication.portrait_problems(self)

    def rendition_plan(self):
        plan = super().rendition_plan()
        if self.portrait:
            plan.append((self.portrait, "square"))
        return plan

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        others = (
            AmbassadorPage.objects.sibling_of(self, inclusive=False)
            .visible_to(request.user)
            .for_cards()
            .order_by("title")[:4]
        )
        return context | {"others": others}


class AmbassadorFact(Fact):
    """One line about the ambassador's company."""

    page = facts_of("stories.AmbassadorPage")
