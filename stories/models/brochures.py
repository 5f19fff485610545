from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage
from core.page_store.public import A_MINUTE, Public
from stories import brochures
from stories.querysets import BrochurePageManager

from .shared import image_field


class BrochureTopic(models.Model):
    """A subject by which readers choose a brochure."""

    name = models.CharField("naam", max_length=40, unique=True)
    slug = models.SlugField("adres", unique=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "onderwerp van brochures"
        verbose_name_plural = "onderwerpen van brochures"

    def __str__(self):
        return self.name


class BrochureIndexPage(BasePage):
    """All brochures."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    # Whether a brochure is still valid changes at midnight.
    public = Public({"onderwerp", "pagina"}, seconds=A_MINUTE)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.BrochurePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van brochures"
        verbose_name_plural = "overzichten van brochures"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        visible = BrochurePage.objects.child_of(self).visible_to(request.user)
        topics = BrochureTopic.objects.all()
        return context | brochures.index_context(visible, topics, request)


class BrochurePage(RoutablePageMixin, BasePage):
    """A brochure to read online, with the file beside it."""

    summary = models.TextField("samenvatting", max_length=200)
    topic = models.ForeignKey(
        BrochureTopic,
        verbose_name="onderwerp",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brochures",
    )
    cover = image_field("omslag", help_text="Staand, 3 bij 4. De titel komt erop.")
    light_title = models.BooleanField("titel in wit op de omslag", default=False)
    valid_until = models.DateField(
        "geldig tot en met",
        null=True,
        blank=True,
        help_text="Daarna staat erbij dat de lezer moet nagaan of het nog klopt.",
    )
    expiry_mailed_for = models.DateField(null=True, editable=False)
    body = StreamField(BodyBlock(), verbose_name="tekst", blank=True)

    public = Public(seconds=A_MINUTE)
    objects = BrochurePageManager()
    parent_page_types = ["stories.BrochureIndexPage"]
    subpage_types = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("topic_id"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("valid_until")]),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("light_title")], heading="Omslag"
        ),
        FieldPanel("body"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Brochure"),
            ObjectList(
                [
                    InlinePanel(
                        "versions",
                        heading="Versies van het bestand",
                        help_text="De bovenste is de versie die lezers krijgen.",
                    )
                ],
                heading="Bestand",
            ),
            ObjectList(BasePage.promote_panels, heading="Zoeken en delen"),
            ObjectList(BasePage.settings_panels, heading="Planning"),
        ]
    )

    class Meta:
        verbose_name = "brochure"
        verbose_name_plural = "brochures"

    @property
    def current_version(self):
        """The version that readers get: the first one, or None."""
        return next(iter(self.versions.all()), None)

    @property
    def is_expired(self):
        return bool(self.valid_until and self.valid_until < timezone.localdate())

    @property
    def share_image(self):
        return self.social_image or self.cover

    @property
    def share_description(self):
        return self.search_description or self.summary

    @property
    def download_url(self):
        return f"{self.url}download"

    def publication_problems(self):
        return brochures.problems(self)

    def rendition_plan(self):
        plan = super().rendition_plan()
        if self.cover:
            plan.append((self.cover, "cover"))
        return plan

    @path("download/")
    def download(self, request):
        """Send the file that is current now, whatever it is called."""
        return brochures.download(self, request)


class BrochureVersion(Orderable):
    """One edition of the file; earlier ones are for editors only."""

    page = ParentalKey(BrochurePage, on_delete=models.CASCADE, related_name="versions")
    document = models.ForeignKey(
        "core.CustomDocument",
        verbose_name="bestand",
        on_delete=models.PROTECT,
        related_name="+",
    )
    version = models.CharField("versie", max_length=20)
    published_on = models.DateField("datum", default=timezone.localdate)
    page_total = models.PositiveSmallIntegerField("pagina’s", default=0, editable=False)

    panels = [
        FieldPanel("document"),
        FieldPanel("version"),
        FieldPanel("published_on"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "versie"
        verbose_name_plural = "versies"

    def __str__(self):
        return f"Versie {self.version}"


class BrochureDownloads(models.Model):
    """How often a brochure was downloaded in one month; nothing about by whom."""

    page = models.ForeignKey(
        BrochurePage, on_delete=models.CASCADE, related_name="downloads"
    )
    month = models.DateField("maand")
    total = models.PositiveIntegerField("aantal", default=0)

    class Meta:
        ordering = ["-month"]
        verbose_name = "downloads"
        verbose_name_plural = "downloads"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "month"], name="one_download_count_per_month"
            )
        ]

    def __str__(self):
        return f"{self.page}: {self.total} in {self.month:%m-%Y}"
