from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core import renditions
from core.blocks import BodyBlock
from core.models import BasePage
from core.page_store.public import Public
from profiles.organisations.enums import EmployerSize, PlacementForm
from stories import publication
from stories.enums import StoryFormat, StoryKind
from stories.querysets import StoryPageManager
from stories.reading import story_context

from .shared import Fact, facts_of, image_field, municipality_field, sector_field

READING_SPEED = 200  # words a minute, for a reader at B1 level


class StoryPage(BasePage):
    """A story from the region, with what an entrepreneur wants to know about it."""

    kind = models.CharField(
        "soort", max_length=20, choices=StoryKind.choices, default=StoryKind.SUCCESS
    )
    format = models.CharField(
        "vorm",
        max_length=20,
        choices=StoryFormat.choices,
        default=StoryFormat.INTERVIEW,
    )
    intro = models.TextField(
        "inleiding",
        max_length=300,
        blank=True,
        validators=[MaxLengthValidator(300)],
        help_text="Hooguit 300 tekens.",
    )
    image = image_field("hoofdafbeelding")
    image_alt = models.CharField(
        "wat is er te zien?",
        max_length=250,
        blank=True,
        help_text="Voor wie de afbeelding niet ziet. Eén zin, zonder ‘foto van’.",
    )
    image_caption = models.CharField("bijschrift", max_length=250, blank=True)
    body = StreamField(BodyBlock(), verbose_name="verhaal", blank=True)

    # What the story is filed by
    municipality = municipality_field("stories")
    covers_region = models.BooleanField("gaat over de hele regio", default=False)
    sector = sector_field("stories")
    employer = models.CharField("werkgever", max_length=120, blank=True)
    employer_size = models.CharField(
        "grootte", max_length=10, choices=EmployerSize.choices, blank=True
    )
    placement = models.CharField(
        "plaatsingsvorm", max_length=20, choices=PlacementForm.choices, blank=True
    )
    target_groups = ParentalManyToManyField(
        "organisations.TargetGroup",
        verbose_name="voor wie",
        blank=True,
        related_name="stories",
    )
    year = models.PositiveSmallIntegerField(
        "jaar",
        null=True,
        blank=True,
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )
    series = models.ForeignKey(
        "stories.SeriesPage",
        verbose_name="serie",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
    )

    # Who made it
    text_credit = models.CharField("tekst", max_length=120, blank=True)
    photo_credit = models.CharField(
        "foto",
        max_length=120,
        blank=True,
        help_text="Leeg: de bronnen van de afbeeldingen zelf.",
    )
    film_credit = models.CharField(
        "film",
        max_length=120,
        blank=True,
        help_text="Leeg: de makers van de films zelf.",
    )
    thanks = models.CharField("met dank aan", max_length=200, blank=True)

    # Press releases
    press_note = RichTextField(
        "noot voor de redactie", blank=True, features=["bold", "italic", "link"]
    )
    press_contact = models.CharField(
        "contact voor de pers",
        max_length=120,
        blank=True,
        help_text="Een rol, geen naam. Bijvoorbeeld: Persvoorlichting.",
    )
    press_email = models.EmailField("e-mailadres voor de pers", blank=True)

    # Kept at publication, so that no reader waits for them
    word_total = models.PositiveIntegerField(default=0, editable=False)
    content_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    content_changed_at = models.DateTimeField(null=True, editable=False)

    read_with = ("image", "social_image", "municipality", "sector", "series")
    public = Public()
    review_months = 24
    objects = StoryPageManager()
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.SearchField("employer"),
        index.RelatedFields("municipality", [index.SearchField("name")]),
        index.RelatedFields("sector", [index.SearchField("name")]),
        index.FilterField("kind"),
        index.FilterField("municipality_id"),
        index.FilterField("sector_id"),
        index.FilterField("placement"),
        index.FilterField("year"),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("format")]),
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("image"),
                FieldPanel("image_alt"),
                FieldPanel("image_caption"),
            ],
            heading="Hoofdafbeelding",
        ),
        FieldPanel("body"),
        InlinePanel("related_links", heading="Verder lezen", max_num=4),
    ]
    facts_panels = [
        MultiFieldPanel(
            [
                FieldPanel("municipality"),
                FieldPanel("covers_region"),
                FieldPanel("sector"),
                FieldPanel("employer"),
                FieldPanel("employer_size"),
                FieldPanel("placement"),
                FieldPanel("target_groups"),
                FieldPanel("year"),
                FieldPanel("series"),
            ],
            heading="Waar gaat het over?",
        ),
        InlinePanel("facts", heading="In het kort"),
        InlinePanel(
            "people",
            heading="Collega’s in dit verhaal",
            help_text="Lezers zien alleen wat iemand zelf aan iedereen laat zien.",
        ),
        MultiFieldPanel(
            [
                FieldPanel("text_credit"),
                FieldPanel("photo_credit"),
                FieldPanel("film_credit"),
                FieldPanel("thanks"),
            ],
            heading="Wie maakte dit?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("press_note"),
                FieldPanel("press_contact"),
                FieldPanel("press_email"),
            ],
            heading="Voor de pers",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Verhaal"),
            ObjectList(facts_panels, heading="Feiten en makers"),
            ObjectList(BasePage.promote_panels, heading="Zoeken en delen"),
            ObjectList(BasePage.settings_panels, heading="Planning"),
        ]
    )

    class Meta:
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        indexes = [
            models.Index(fields=["kind", "municipality"], name="story_kind_place"),
            models.Index(fields=["sector"], name="story_sector_lookup"),
        ]

    @property
    def reading_minutes(self):
        return max(1, round(self.word_total / READING_SPEED))

    @property
    def place_name(self):
        if self.municipality:
            return self.municipality.name
        return "Hele regio" if self.covers_region else ""

    @property
    def published_at(self):
        return self.first_published_at or self.latest_revision_created_at

    @property
    def share_image(self):
        return self.social_image or self.image

    @property
    def share_description(self):
        return self.search_description or self.intro

    @property
    def credits(self):
        """Return (label, names) pairs for the makers that are known."""
        photo = self.photo_credit or ", ".join(publication.image_credits(self))
        film = self.film_credit or ", ".join(publication.film_credits(self))
        lines = [
            ("Tekst", self.text_credit),
            ("Foto", photo),
            ("Film", film),
            ("Met dank aan", self.thanks),
        ]
        return [(label, names) for label, names in lines if names]

    def publication_problems(self):
        return publication.problems(self)

    def rendition_plan(self):
        plan = super().rendition_plan()
        if self.image:
            plan.append((self.image, "wide"))
        return plan

    def get_context(self, request, *args, **kwargs):
        around = story_context(self, request)
        # With those of the page itself, in one query.
        cards = [story.image for story in around["related"]["stories"]]
        renditions.prefetch([*(image for image, _ in self.rendition_plan()), *cards])
        return super().get_context(request, *args, **kwargs) | around


class StoryFact(Fact):
    """One line of ‘In het kort’ beside a story."""

    page = facts_of("stories.StoryPage")
