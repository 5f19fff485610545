"""The sections of the front page. Each shows what is there now, or nothing."""

from wagtail import blocks
from wagtail.blocks import PageChooserBlock

from home import frontpage


class SectionBlock(blocks.StructBlock):
    """A section that looks up its own content for the reader of this request."""

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        request = (parent_context or {}).get("request")
        return context | self.content(value, request) if request else context

    def content(self, value, request):
        """Return what the template needs beside the block's own value."""
        return {}


class CounterSection(SectionBlock):
    """How far the region is with its ambition."""

    method_page = PageChooserBlock(label="Pagina ‘Zo tellen we’", required=False)

    class Meta:
        icon = "order"
        label = "Teller"
        description = "Het aantal van nu, met datum en bron. Zonder meting: niets."
        template = "home/sections/counter.html"

    def content(self, value, request):
        return frontpage.counter(request)


class StoriesSection(SectionBlock):
    """One story in the light and the newest ones below it."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    highlighted = PageChooserBlock(
        label="Uitgelicht verhaal",
        target_model="stories.StoryPage",
        required=False,
        help_text="Leeg: het nieuwste verhaal.",
    )

    class Meta:
        icon = "openquote"
        label = "Verhalen"
        description = "Eén groot verhaal en daaronder de drie nieuwste."
        template = "home/sections/stories.html"

    def content(self, value, request):
        return frontpage.stories(request, highlighted=value["highlighted"])


class DeskSection(SectionBlock):
    """The way to the one person that an entrepreneur calls."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    text = blocks.TextBlock(label="Tekst", max_length=300, rows=2)

    class Meta:
        icon = "group"
        label = "Vind je contactpersoon"
        description = "Een keuze van gemeente die naar het juiste loket leidt."
        template = "home/sections/desk.html"

    def content(self, value, request):
        return frontpage.desks(request)


class AmbassadorsSection(SectionBlock):
    """Entrepreneurs who tell what it brought them."""

    title = blocks.CharBlock(label="Kop", max_length=80)

    class Meta:
        icon = "user"
        label = "Ambassadeurs"
        description = "Een rij ambassadeurs met hun korte uitspraak."
        template = "home/sections/ambassadors.html"

    def content(self, value, request):
        return frontpage.ambassadors(request)


class AgendaSection(SectionBlock):
    """The next three events."""

    title = blocks.CharBlock(label="Kop", max_length=80)

    class Meta:
        icon = "date"
        label = "Agenda"
        description = "De eerste drie bijeenkomsten die komen."
        template = "home/sections/agenda.html"

    def content(self, value, request):
        return frontpage.agenda(request)


class MeaningBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Voor wie", max_length=60)
    text = blocks.TextBlock(label="Tekst", max_length=300, rows=3)
    link_label = blocks.CharBlock(label="Tekst van de link", max_length=40)
    link_page = PageChooserBlock(label="Pagina")


class MeaningSection(SectionBlock):
    """What all this means for whoever reads it."""

    title = blocks.CharBlock(
        label="Kop", max_length=80, default="Wat betekent dit voor mij?"
    )
    cards = blocks.ListBlock(MeaningBlock(), label="Kaarten", min_num=1, max_num=4)

    class Meta:
        icon = "help"
        label = "Wat betekent dit voor mij?"
        description = "Drie korte antwoorden: voor ondernemers, zoekers en collega’s."
        template = "home/sections/meaning.html"


class InvitationBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", max_length=80)
    text = blocks.TextBlock(label="Tekst", max_length=300, rows=3)
    link_label = blocks.CharBlock(label="Tekst op de knop", max_length=40)
    link_page = PageChooserBlock(label="Pagina")
    colour = blocks.ChoiceBlock(
        label="Kleur",
        choices=[("soft", "Lila"), ("tint", "Licht"), ("accent", "Geel")],
        default="tint",
    )


class InvitationsSection(SectionBlock):
    """What a reader can do now, such as ‘Doe mee!’."""

    invitations = blocks.ListBlock(
        InvitationBlock(), label="Uitnodigingen", min_num=1, max_num=2
    )

    class Meta:
        icon = "bullhorn"
        label = "Uitnodigingen"
        description = "Eén of twee gekleurde blokken met een knop."
        template = "home/sections/invitations.html"


class TickerSection(SectionBlock):
    """Short messages in a row, standing still."""

    messages = blocks.ListBlock(
        blocks.CharBlock(label="Bericht", max_length=120), label="Berichten", max_num=6
    )

    class Meta:
        icon = "rss"
        label = "Kort nieuws"
        description = "Korte berichten van één regel. Ze bewegen niet."
        template = "home/sections/ticker.html"


class HomeSections(blocks.StreamBlock):
    """The front page from top to bottom, below the hero."""

    ticker = TickerSection()
    counter = CounterSection()
    stories = StoriesSection()
    desk = DeskSection()
    ambassadors = AmbassadorsSection()
    agenda = AgendaSection()
    meaning = MeaningSection()
    invitations = InvitationsSection()

    class Meta:
        required = False
