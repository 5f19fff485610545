"""A new story opens with a template that fits how it is told."""

from django.utils import timezone
from django.utils.text import slugify

from .enums import StoryFormat, StoryKind
from .models import StoryPage

EXPLANATIONS = {
    StoryFormat.INTERVIEW: "Vragen en antwoorden met één persoon.",
    StoryFormat.PORTRAIT: "Over één persoon, verteld door jou.",
    StoryFormat.DOUBLE_INTERVIEW: "Twee mensen over hetzelfde, om en om.",
    StoryFormat.REPORTAGE: "Een dag of een plek, met wat je ziet en hoort.",
    StoryFormat.ARTICLE: "Nieuws of uitleg, kort en zakelijk.",
    StoryFormat.PRESS_RELEASE: "Voor de pers, met een noot voor de redactie.",
}


def _text(markup):
    return {"type": "text", "value": markup}


def _question(question):
    return {
        "type": "question_answer",
        "value": {"question": question, "answer": "<p>Antwoord</p>"},
    }


def _quote():
    value = {"quote": "Eén zin die blijft hangen", "person": "Naam", "role": ""}
    return {"type": "quote", "value": value | {"portrait": None, "colour": "yellow"}}


def _tips():
    value = {"title": "Drie tips", "items": ["<p>Tip</p>"] * 3}
    return {"type": "tips", "value": value}


BODIES = {
    StoryFormat.INTERVIEW: [
        _question("Hoe begon het?"),
        _question("Wat was spannend?"),
        _quote(),
        _question("Wat ging er mis?"),
        _question("Wat zeg je tegen andere ondernemers?"),
    ],
    StoryFormat.PORTRAIT: [
        _text("<p>Begin met een moment: waar ben je, wat zie je?</p>"),
        _text("<h2>Hoe het begon</h2><p>Tekst</p>"),
        _quote(),
        _text("<h2>Wat moeilijk was</h2><p>Tekst</p>"),
        _text("<h2>Hoe het nu gaat</h2><p>Tekst</p>"),
    ],
    StoryFormat.DOUBLE_INTERVIEW: [
        _question("Hoe leerden jullie elkaar kennen?"),
        _quote(),
        _question("Waar waren jullie het niet over eens?"),
        _question("Wat leerden jullie van elkaar?"),
    ],
    StoryFormat.REPORTAGE: [
        _text("<p>Begin met een tijd en een plek.</p>"),
        _text("<h2>Ochtend</h2><p>Tekst</p>"),
        _quote(),
        _text("<h2>Middag</h2><p>Tekst</p>"),
        _tips(),
    ],
    StoryFormat.ARTICLE: [
        _text("<p>Wie, wat, waar en wanneer?</p>"),
        _text("<h2>Waarom is dit nieuws?</h2><p>Tekst</p>"),
    ],
    StoryFormat.PRESS_RELEASE: [
        _text("<p><b>Plaats, datum</b> - Het nieuws in twee zinnen.</p>"),
        _text("<h2>Achtergrond</h2><p>Tekst</p>"),
        _quote(),
    ],
}


def start_story(index, story_format, *, user):
    """Add a draft to the library, opened with the template of its format."""
    label = story_format.label.lower()
    moment = timezone.localtime()
    story = StoryPage(
        title=f"Nieuw verhaal: {label}",
        slug=slugify(f"{label}-{moment:%Y%m%d-%H%M%S}"),
        format=story_format,
        kind=_usual_kind(story_format),
        body=BODIES[story_format],
        owner=user,
        live=False,
    )
    index.add_child(instance=story)
    story.save_revision(user=user, log_action=True)
    return story


def _usual_kind(story_format):
    if story_format in {StoryFormat.ARTICLE, StoryFormat.PRESS_RELEASE}:
        return StoryKind.NEWS
    return StoryKind.SUCCESS
