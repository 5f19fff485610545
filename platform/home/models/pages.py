from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage
from core.page_store.public import A_MINUTE, Public
from home.blocks import HomeSections
from home.desks import finder_context

DESK_REVIEW_MONTHS = 6  # a wrong phone number does harm sooner than an old text
CONTACT_SLUG = "contact"


class HomePage(BasePage):
    """The front page of a region."""

    hero_title = models.CharField("grote kop", max_length=80)
    marker = models.CharField(
        "gemarkeerde regel", max_length=24, help_text="Hooguit 24 tekens, in geel."
    )
    lead = models.TextField("inleiding", max_length=300)
    first_action_label = models.CharField("eerste knop", max_length=40, blank=True)
    first_action_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina bij de eerste knop",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    second_action_label = models.CharField("tweede knop", max_length=40, blank=True)
    second_action_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="pagina bij de tweede knop",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name="grote afbeelding",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Leeg: een mozaïek in de kleuren van het thema.",
    )
    taglines = models.TextField(
        "kernzinnen", blank=True, help_text="Eén per regel, boven de grote kop."
    )
    sections = StreamField(HomeSections(), verbose_name="delen", blank=True)

    # It shows what is still to come, and how old the count is.
    public = Public(seconds=A_MINUTE)
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("taglines"),
                FieldPanel("hero_title"),
                FieldPanel("marker"),
                FieldPanel("lead"),
                FieldRowPanel(
                    [FieldPanel("first_action_label"), FieldPanel("first_action_page")]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("second_action_label"),
                        FieldPanel("second_action_page"),
                    ]
                ),
                FieldPanel("hero_image"),
            ],
            heading="Bovenaan",
        ),
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = "voorpagina"
        verbose_name_plural = "voorpagina’s"

    @property
    def tagline_list(self):
        return [line.strip() for line in self.taglines.splitlines() if line.strip()]

    @property
    def actions(self):
        """Return (label, page) for the buttons that lead somewhere."""
        pairs = [
            (self.first_action_label, self.first_action_page),
            (self.second_action_label, self.second_action_page),
        ]
        return [(label, page) for label, page in pairs if label and page and page.live]

    @property
    def share_image(self):
        return self.social_image or self.hero_image

    @property
    def share_description(self):
        return self.search_description or self.lead

    def rendition_plan(self):
        plan = super().rendition_plan()
        return [*plan, (self.hero_image, "wide")] if self.hero_image else plan


class StandardPage(BasePage):
    """A page about the platform itself, such as contact or privacy."""

    intro = models.TextField("inleiding", max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name="tekst", blank=True)

    public = Public()
    parent_page_types = ["home.HomePage", "home.StandardPage", "home.DeskFinderPage"]
    subpage_types = ["home.StandardPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "gewone pagina"
        verbose_name_plural = "gewone pagina’s"

    @property
    def review_months(self):
        says_whom_to_call = (
            self.slug == CONTACT_SLUG
            or self.get_parent().specific_class is DeskFinderPage
        )
        return DESK_REVIEW_MONTHS if says_whom_to_call else BasePage.review_months

    @property
    def share_description(self):
        return self.search_description or self.intro


class DeskFinderPage(BasePage):
    """For entrepreneurs: choose a municipality and see whom to call."""

    intro = models.TextField("inleiding", max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name="tekst", blank=True)

    public = Public({"gemeente"})
    review_months = DESK_REVIEW_MONTHS
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StandardPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "pagina voor ondernemers"
        verbose_name_plural = "pagina’s voor ondernemers"

    @property
    def share_description(self):
        return self.search_description or self.intro

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | finder_context(request)
