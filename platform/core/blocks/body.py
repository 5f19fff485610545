"""The blocks that a text is made of. Editors choose content, never sizes or colours."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .film import FilmBlock
from .texts import is_file_name

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]
ANSWER_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    """Running text with subheadings, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Tekst"
        description = "Gewone tekst, met tussenkoppen, lijsten en links."
        template = "blocks/text.html"
        preview_value = (
            "<h2>Een schort en een kans</h2><p>Op maandag stond Sanne voor het eerst"
            " in de bakkerij. <b>Spannend</b>, zegt ze. Maar wel leuk.</p>"
        )


class QuestionAnswerBlock(blocks.StructBlock):
    """One question of an interview and what was answered."""

    question = blocks.CharBlock(label="Vraag", max_length=200)
    answer = blocks.RichTextBlock(label="Antwoord", features=ANSWER_FEATURES)

    class Meta:
        icon = "help"
        label = "Vraag en antwoord"
        description = "Eén vraag uit een interview, met het antwoord eronder."
        template = "blocks/question_answer.html"
        preview_value = {
            "question": "Was dat spannend?",
            "answer": "<p>“Heel erg. Recepten zijn lange lijsten. Daarom staan ze nu"
            " op kaarten, met plaatjes.”</p>",
        }


class QuoteBlock(blocks.StructBlock):
    """A sentence that deserves to stand out."""

    quote = blocks.TextBlock(
        label="Citaat",
        max_length=160,
        rows=3,
        help_text="Hooguit 160 tekens. Zet er zelf geen aanhalingstekens om.",
    )
    person = blocks.CharBlock(label="Wie zegt dit?", max_length=80)
    role = blocks.CharBlock(label="Functie", max_length=100, required=False)
    portrait = ImageChooserBlock(label="Portret", required=False)
    colour = blocks.ChoiceBlock(
        label="Kleur",
        choices=[("yellow", "Geel"), ("lilac", "Lila")],
        default="yellow",
    )

    class Meta:
        icon = "openquote"
        label = "Citaat"
        description = "Eén zin die blijft hangen, met de naam van wie hem zei."
        template = "blocks/quote.html"
        preview_value = {
            "quote": "Ze vroeg niet wat ik kon. Ze vroeg waar ik blij van word.",
            "person": "Sanne Hoekman",
            "role": "leerling-bakker",
            "colour": "yellow",
        }


class PhotoBlock(blocks.StructBlock):
    """A picture with what it shows, for who sees it and for who does not."""

    image = ImageChooserBlock(label="Afbeelding")
    alt_text = blocks.CharBlock(
        label="Wat is er te zien?",
        max_length=250,
        required=False,
        help_text="Voor wie de afbeelding niet ziet. Eén zin, zonder ‘foto van’.",
    )
    decorative = blocks.BooleanBlock(
        label="Alleen versiering",
        required=False,
        help_text="Vink aan als de afbeelding niets vertelt.",
    )
    caption = blocks.CharBlock(label="Bijschrift", max_length=250, required=False)

    class Meta:
        icon = "image"
        label = "Afbeelding"
        description = "Een foto of tekening, met een beschrijving en een bijschrift."
        template = "blocks/photo.html"
        preview_template = "blocks/photo_preview.html"
        preview_value = {
            "alt_text": "Sanne kneedt deeg in de bakkerij",
            "caption": "Elke ochtend om vijf uur begint Sanne met kneden.",
        }

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation or value["decorative"]:
            return value
        if not value["alt_text"]:
            message = "Schrijf wat er te zien is, of vink ‘Alleen versiering’ aan."
        elif is_file_name(value["alt_text"]):
            message = "Dit is de naam van een bestand. Schrijf wat er te zien is."
        else:
            return value
        raise blocks.StructBlockValidationError(
            block_errors={"alt_text": ValidationError(message)}
        )


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="Wat", max_length=40)
    value = blocks.CharBlock(label="Gegeven", max_length=160)


class FactsBlock(blocks.StructBlock):
    """A short list of what a reader wants to know at a glance."""

    title = blocks.CharBlock(label="Kop", max_length=80, required=False)
    items = blocks.ListBlock(FactBlock(), label="Feiten", min_num=1)

    class Meta:
        icon = "list-ul"
        label = "Feiten"
        description = "Een lijstje met korte feiten: wat en hoeveel."
        template = "blocks/facts.html"
        preview_value = {
            "title": "Zo is het geregeld",
            "items": [
                {"label": "Uren", "value": "24 per week"},
                {"label": "Hulp", "value": "Jobcoach, 2 uur per week"},
            ],
        }


class TipsBlock(blocks.StructBlock):
    """What another employer can do tomorrow."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=["bold", "italic", "link"], label="Tip"),
        label="Tips",
        min_num=1,
    )

    class Meta:
        icon = "list-ol"
        label = "Tips"
        description = "Een genummerde lijst met tips die een ander kan gebruiken."
        template = "blocks/tips.html"
        preview_value = {
            "title": "Drie tips",
            "items": [
                "<p><b>Begin met een meeloopdag.</b> Dan weet je allebei meer.</p>",
                "<p><b>Kies een vaste maat.</b> Eén collega die meekijkt.</p>",
                "<p><b>Bel als het stroef loopt.</b> Ook als het klein is.</p>",
            ],
        }


class CallToActionBlock(blocks.StructBlock):
    """One thing that the reader can do now."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    text = blocks.TextBlock(label="Tekst", max_length=300, required=False, rows=2)
    link_label = blocks.CharBlock(label="Tekst op de knop", max_length=40)
    link_page = blocks.PageChooserBlock(label="Pagina", required=False)
    link_url = blocks.URLBlock(
        label="Of een adres", required=False, help_text="Voor een andere site."
    )

    class Meta:
        icon = "bullhorn"
        label = "Oproep"
        description = "Een gekleurd blok met één knop: wat kan de lezer nu doen?"
        template = "blocks/call_to_action.html"
        preview_value = {
            "title": "Ook iemand een kans geven?",
            "text": "Bel je vaste contactpersoon. Die weet wat er kan.",
            "link_label": "Vind je contactpersoon",
            "link_url": "https://voorbeeld.example/ondernemers/",
        }

    def clean(self, value):
        value = super().clean(value)
        missing = not value["link_page"] and not value["link_url"]
        if missing and not self.is_deferred_validation:
            message = "Kies een pagina of vul een adres in."
            raise blocks.StructBlockValidationError(
                block_errors={"link_page": ValidationError(message)}
            )
        return value


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label="Document")
    label = blocks.CharBlock(label="Naam voor de lezer", max_length=100, required=False)

    class Meta:
        icon = "doc-full"
        label = "Document"
        description = "Een bestand dat de lezer kan downloaden, met soort en grootte."
        template = "blocks/document.html"
        preview_template = "blocks/document_preview.html"
        preview_value = {"label": "Stappenplan leerwerkbaan"}


class BodyBlock(blocks.StreamBlock):
    """The body of a story, brochure, event or page."""

    text = TextBlock()
    question_answer = QuestionAnswerBlock()
    quote = QuoteBlock()
    photo = PhotoBlock()
    film = FilmBlock()
    facts = FactsBlock()
    tips = TipsBlock()
    call_to_action = CallToActionBlock()
    document = DocumentBlock()

    class Meta:
        required = False
