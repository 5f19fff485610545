from django.core.exceptions import ValidationError
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
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import BasePage

from . import agenda
from .enums import Audience, EventKind
from .querysets import EventPageManager


class EventIndexPage(BasePage):
    """The agenda: what is coming, and what has been."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda’s"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.child_of(self).visible_to(request.user)
        return context | agenda.index_context(events, request)


class EventPage(BasePage):
    """A meeting; it keeps its address when it is over."""

    intro = models.TextField("inleiding", max_length=300, blank=True)
    kind = models.CharField("soort", max_length=20, choices=EventKind.choices)
    audience = models.CharField(
        "voor wie", max_length=20, choices=Audience.choices, default=Audience.EVERYONE
    )
    starts_at = models.DateTimeField("begint op", help_text="Tijd in Nederland.")
    ends_at = models.DateTimeField("eindigt op", help_text="Tijd in Nederland.")
    place = models.CharField("plek", max_length=120)
    address = models.CharField("adres", max_length=200, blank=True)
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    price = models.CharField("kosten", max_length=120, blank=True)
    access = models.CharField("toegankelijkheid", max_length=250, blank=True)
    image = models.ForeignKey(
        "core.CustomImage",
        verbose_name="afbeelding",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField("wat is er te zien?", max_length=250, blank=True)
    body = StreamField(BodyBlock(), verbose_name="over deze bijeenkomst", blank=True)

    review_months = None
    objects = EventPageManager()
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("place"),
        index.SearchField("body"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")]),
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("address"),
                FieldPanel("municipality"),
                FieldPanel("price"),
                FieldPanel("access"),
            ],
            heading="Praktisch",
        ),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt")], heading="Afbeelding"
        ),
        FieldPanel("body"),
        InlinePanel("programme", heading="Programma"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Bijeenkomst"),
            ObjectList(BasePage.promote_panels, heading="Zoeken en delen"),
            ObjectList(BasePage.settings_panels, heading="Planning"),
        ]
    )

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="event_by_time")]

    @property
    def is_past(self):
        return self.ends_at <= timezone.now()

    @property
    def share_image(self):
        return self.social_image or self.image

    @property
    def share_description(self):
        return self.search_description or self.intro

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "Het einde moet na het begin liggen."})

    def publication_problems(self):
        return agenda.problems(self)

    def rendition_plan(self):
        plan = super().rendition_plan()
        return [*plan, (self.image, "wide")] if self.image else plan


class ProgrammeItem(Orderable):
    """One line of the programme."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="programme")
    time = models.CharField("tijd", max_length=20)
    text = models.CharField("wat", max_length=200)

    panels = [FieldRowPanel([FieldPanel("time"), FieldPanel("text")])]

    class Meta(Orderable.Meta):
        verbose_name = "regel van het programma"
        verbose_name_plural = "regels van het programma"

    def __str__(self):
        return f"{self.time} {self.text}"
