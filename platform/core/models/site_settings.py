import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from core import theme

IS_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
is_colour = RegexValidator(
    rf"\A{IS_COLOUR.pattern}\Z", "Schrijf de kleur als # met zes tekens, zoals #0b5345."
)


def colour_field(label, default, help_text):
    return models.CharField(
        label,
        max_length=7,
        default=default,
        validators=[is_colour],
        help_text=help_text,
    )


@register_setting(icon="palette", order=10)
class Theme(BaseSiteSetting):
    """The four colours of a region, from which all others follow."""

    brand = colour_field("hoofdkleur", "#0b5345", "Knoppen, links en grote vlakken.")
    accent = colour_field("accentkleur", "#ffc42e", "Markeringen en blokken.")
    warm = colour_field("warme kleur", "#f2643d", "De punt achter koppen.")
    soft = colour_field("zachte kleur", "#b9a2ec", "Blokken voor professionals.")
    dark_display = models.BooleanField(
        "donkere weergave",
        default=False,
        help_text="Volg de donkere stand van het apparaat van de lezer.",
    )
    square_corners = models.BooleanField("rechte hoeken", default=False)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("brand"),
                FieldPanel("accent"),
                FieldPanel("warm"),
                FieldPanel("soft"),
            ],
            heading="Kleuren",
        ),
        FieldPanel("dark_display"),
        FieldPanel("square_corners"),
    ]

    class Meta:
        verbose_name = "thema"

    def __str__(self):
        return f"Thema van {self.site}"

    @property
    def colours(self):
        return theme.Colours(self.brand, self.accent, self.warm, self.soft)

    def clean(self):
        super().clean()
        if all(IS_COLOUR.fullmatch(colour) for colour in self.colours):
            errors = theme.contrast_errors(self.colours)
            if errors:
                raise ValidationError(errors)


@register_setting(icon="site", order=20)
class SiteDetails(BaseSiteSetting):
    """What the site is called, whose it is and how to reach the people behind it."""

    name = models.CharField("naam", max_length=60, default="Daar werken we aan")
    region_name = models.CharField("regio", max_length=60, blank=True)
    claim = models.CharField("belofte", max_length=160, blank=True)
    phone = models.CharField(
        "telefoon", max_length=20, blank=True, help_text="Een algemeen nummer."
    )
    email = models.EmailField(
        "e-mailadres", blank=True, help_text="Een adres van een rol, niet van iemand."
    )
    editorial_email = models.EmailField(
        "e-mailadres van de redactie",
        blank=True,
        help_text="Hierheen gaan tips, meldingen en herinneringen.",
    )
    security_email = models.EmailField(
        "e-mailadres voor beveiliging",
        blank=True,
        help_text="Staat in security.txt. Leeg: het algemene adres.",
    )
    partners = models.TextField("partners", blank=True, help_text="Eén per regel.")
    footer_note = RichTextField("regel onderaan", blank=True, features=["link"])

    panels = [
        FieldPanel("name"),
        FieldPanel("region_name"),
        FieldPanel("claim"),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("editorial_email"),
                FieldPanel("security_email"),
            ],
            heading="Contact",
        ),
        FieldPanel("partners"),
        FieldPanel("footer_note"),
    ]

    class Meta:
        verbose_name = "sitegegevens"

    def __str__(self):
        return f"Gegevens van {self.site}"

    @property
    def partner_names(self):
        return [line.strip() for line in self.partners.splitlines() if line.strip()]
