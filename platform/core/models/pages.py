import re

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction

from core import renditions
from core.blocks import pictures
from core.panels import SchedulePanel
from core.publishing import PublicationForm, refuse_unready
from core.querysets import BasePageManager

REFUSED_SLUGS = {"nieuw", "other", "test"}


def validate_page_slug(slug):
    """Refuse an address that says nothing about the page."""
    if slug in REFUSED_SLUGS or re.fullmatch(r"[\d-]+", slug):
        raise ValidationError(
            f"Het adres ‘{slug}’ zegt niets over de pagina. Kies woorden uit de titel."
        )


class BasePage(Page):
    """What every page of the site shares: a fitting address and a picture to share."""

    social_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name="afbeelding bij delen",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Voor LinkedIn en WhatsApp. Leeg: de hoofdafbeelding.",
    )
    review_on = models.DateField(
        "nakijken op",
        null=True,
        blank=True,
        help_text="Klopt alles dan nog? Je krijgt een mail. Leeg of voorbij: bij het"
        " publiceren kiezen we een nieuwe datum.",
    )

    review_months = 12  # after publication; None for what needs no second look
    read_with = ()  # the single objects that its template shows, to read in one query
    pages_above = None  # from the front page down, when core.routing found this page
    public = None  # whether visitors all get the same: see core.page_store.public
    objects = BasePageManager()
    base_form_class = PublicationForm

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading="Zoeken en delen",
        ),
    ]
    settings_panels = [
        SchedulePanel(),
        FieldPanel("review_on"),
        CommentPanel(),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.depth is None or self.depth > 2:
            try:
                validate_page_slug(self.slug)
            except ValidationError as error:
                raise ValidationError({"slug": error}) from error

    def publish(self, revision, *args, **kwargs):
        # A scheduled revision was checked when it was scheduled; refusing it now
        # would stop every other page that is due at the same minute.
        if revision.approved_go_live_at is None:
            refuse_unready(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self):
        """Return the restrictions on this page and above it.

        Several ask during one request, and mostly there is no restriction anywhere.
        """
        if not hasattr(self, "_view_restrictions"):
            restrictions = PageViewRestriction.objects
            self._nothing_restricted = not restrictions.exists()
            self._view_restrictions = (
                restrictions.none()
                if self._nothing_restricted
                else super().get_view_restrictions()
            )
        return self._view_restrictions

    @property
    def is_nothing_restricted(self):
        """Whether no page at all is kept from anybody."""
        self.get_view_restrictions()
        return self._nothing_restricted

    @property
    def share_image(self):
        """The picture that other sites show beside a link to this page, or None."""
        return self.social_image

    @property
    def share_description(self):
        """One or two plain sentences about the page."""
        return self.search_description

    def get_context(self, request, *args, **kwargs):
        renditions.prefetch(image for image, _shape in self.rendition_plan())
        return super().get_context(request, *args, **kwargs)

    def publication_problems(self):
        """Return (field name or None, message) for all that stops publication."""
        return []

    def rendition_plan(self):
        """Return (image, shape) pairs: what to prepare before a reader comes."""
        plan = [(self.share_image, "share")] if self.share_image else []
        return plan + pictures.rendition_plan(getattr(self, "body", ()))
