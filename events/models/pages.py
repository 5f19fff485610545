from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import BodyBlock, pictures
from core.models import BasePage
from core.page_store.public import A_MINUTE, Public
from core.querysets import BasePageManager
from events import agenda, participation
from events.admin_forms import EventPageForm
from events.enums import Audience, EventKind, Rhythm
from events.querysets import EventPageManager

from .routes import EventRoutes, IndexRoutes
from .steps import Step


class EventIndexPage(IndexRoutes, RoutablePageMixin, BasePage):
    """The agenda: what is coming, and what has been."""

    intro = models.TextField("inleiding", max_length=300, blank=True)

    public = Public(agenda.PARAMETERS, seconds=A_MINUTE)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage", "events.EventSeriesPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda’s"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.descendant_of(self).visible_to(request.user)
        # There are few series, but by their path all pages would be looked through.
        keys = list(EventSeriesPage.objects.order_by().values_list("pk", flat=True))
        series = [
            page
            for page in EventSeriesPage.objects.filter(pk__in=keys)
            .visible_to(request.user)
            .order_by("path")
            if page.is_child_of(self)
        ]
        return context | agenda.index_context(events, request) | {"series": series}


class EventSeriesPage(BasePage):
    """Events that come back; what is below it first is the pattern of the others."""

    intro = models.TextField("inleiding", max_length=300, blank=True)
    rhythm = models.CharField(
        "hoe vaak", max_length=12, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )
    last_day = models.DateField(
        "tot en met",
        null=True,
        blank=True,
        help_text="Daarna komt er geen nieuwe bij. Leeg: het gaat door.",
    )
    body = StreamField(BodyBlock(), verbose_name="over deze reeks", blank=True)

    public = Public(seconds=A_MINUTE)
    objects = BasePageManager()
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("rhythm"), FieldPanel("last_day")]),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "reeks"
        verbose_name_plural = "reeksen"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.child_of(self).visible_to(request.user)
        return context | agenda.series_context(events)

    @property
    def share_description(self):
        return self.search_description or self.intro


class EventPage(EventRoutes, RoutablePageMixin, BasePage):
    """A meeting; it keeps its address when it is over."""

    intro = models.TextField("inleiding", max_length=300, blank=True)
    kind = models.CharField("soort", max_length=20, choices=EventKind.choices)
    audience = models.CharField(
        "voor wie", max_length=20, choices=Audience.choices, default=Audience.EVERYONE
    )

    # When and where
    starts_at = models.DateTimeField("begint op", help_text="Tijd in Nederland.")
    ends_at = models.DateTimeField("eindigt op", help_text="Tijd in Nederland.")
    is_all_day = models.BooleanField("duurt hele dagen", default=False)
    place = models.CharField("plek", max_length=120)
    address = models.CharField("adres", max_length=200, blank=True)
    travel = models.CharField("met bus of trein", max_length=250, blank=True)
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

    # What it is about
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

    # Signing up
    has_registration = models.BooleanField("aanmelden via deze site", default=False)
    capacity = models.PositiveIntegerField(
        "plekken",
        null=True,
        blank=True,
        help_text="Leeg: zoveel als er komen. Vol? Dan komt er een wachtlijst.",
    )
    sends_reminder = models.BooleanField("herinnering, twee dagen ervoor", default=True)
    sends_thanks = models.BooleanField("bedankje, de dag erna", default=True)

    # Afterwards
    report = StreamField(BodyBlock(), verbose_name="verslag en foto’s", blank=True)
    report_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="verhaal erover",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # How many people come may be a minute old; who signs up sees it as it is.
    public = Public(seconds=A_MINUTE)
    review_months = None
    base_form_class = EventPageForm
    objects = EventPageManager()
    parent_page_types = ["events.EventIndexPage", "events.EventSeriesPage"]
    subpage_types = []
    exclude_fields_in_copy = ["report", "report_page", "slides"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("place"),
        index.SearchField("body"),
        index.SearchField("report"),
        index.FilterField("starts_at"),
        index.FilterField("ends_at"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")]),
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("is_all_day"),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("address"),
                FieldPanel("municipality"),
                FieldPanel("travel"),
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
    registration_panels = [
        FieldRowPanel([FieldPanel("has_registration"), FieldPanel("capacity")]),
        FieldRowPanel([FieldPanel("sends_reminder"), FieldPanel("sends_thanks")]),
        InlinePanel("sessions", heading="Tafels en workshops"),
    ]
    report_panels = [
        FieldPanel("report"),
        FieldPanel("report_page"),
        InlinePanel("slides", heading="Presentaties"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Bijeenkomst"),
            ObjectList(registration_panels, heading="Aanmelden"),
            ObjectList(report_panels, heading="Na afloop"),
            ObjectList(BasePage.promote_panels, heading="Zoeken en delen"),
            ObjectList(BasePage.settings_panels, heading="Planning"),
        ]
    )

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        # None begins with the start: what is to come would lie behind all the past.
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="event_by_time")]

    @property
    def is_past(self):
        return self.ends_at <= timezone.now()

    @property
    def is_called_off(self):
        state = getattr(self, "state", None)
        return bool(state and state.called_off_at)

    @property
    def is_open_for_registration(self):
        """Say whether somebody may still sign up: until it begins."""
        is_ahead = self.starts_at > timezone.now()
        is_on = self.live and not self.is_called_off
        return self.has_registration and is_ahead and is_on

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        steps = Step.objects.of_event(self)
        return context | participation.page_context(self, steps, request.user)

    def publication_problems(self):
        return agenda.problems(self)

    def rendition_plan(self):
        plan = [*super().rendition_plan(), *pictures.rendition_plan(self.report)]
        return [*plan, (self.image, "wide")] if self.image else plan
