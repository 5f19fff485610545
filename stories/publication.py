"""What a story needs before it goes online, and what is kept when it does."""

import hashlib
import json
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from core.blocks import pictures, visible_text, word_count
from core.blocks.texts import is_file_name
from core.films.publication import films_on

from .enums import StoryFormat, StoryKind

UPDATED_AFTER = timedelta(days=1)


def problems(story):
    """Return (field name or None, message) for all that stops a story."""
    found = list(_missing_facts(story))
    found += _missing_alt(story)
    found += _missing_credits(story)
    if story.format == StoryFormat.PRESS_RELEASE:
        found += _missing_press_facts(story)
    return found


def _missing_facts(story):
    if not story.intro:
        yield "intro", "Schrijf een inleiding van hooguit 300 tekens."
    if story.kind != StoryKind.SUCCESS:
        return
    if not story.municipality_id and not story.covers_region:
        yield "municipality", "Kies een gemeente, of vink ‘hele regio’ aan."
    if not story.sector_id:
        yield "sector", "Kies een sector."
    if not story.image_id:
        yield "image", "Kies een hoofdafbeelding."


def _missing_alt(story):
    if not story.image_id:
        return
    if not story.image_alt:
        yield "image_alt", "Schrijf wat er op de hoofdafbeelding te zien is."
    elif is_file_name(story.image_alt):
        yield "image_alt", "Dit is een bestandsnaam. Schrijf wat er te zien is."


def _missing_credits(story):
    for image in _images(story):
        if not image.credit:
            yield (
                None,
                f"Bij de afbeelding ‘{image.title}’ staat geen bron. "
                "Vul bij de afbeelding in wie hem maakte.",
            )


def portrait_problems(ambassador):
    """Return (field name or None, message) for all that stops an ambassador's page."""
    found = []
    if not ambassador.portrait_id:
        found.append(("portrait", "Kies een portret."))
    elif not ambassador.portrait_alt:
        found.append(("portrait_alt", "Schrijf wat er op het portret te zien is."))
    elif not ambassador.portrait.credit:
        found.append(("portrait", "Vul bij de afbeelding in wie hem maakte."))
    return found


def _missing_press_facts(story):
    if not story.press_note:
        yield "press_note", "Een persbericht heeft een noot voor de redactie."
    if not story.press_email:
        yield "press_email", "Vul een e-mailadres voor de pers in."


def _images(story):
    images = [story.image] if story.image_id else []
    images += [image for image, _shape in pictures.rendition_plan(story.body)]
    return list({image.pk: image for image in images}.values())


def image_credits(story):
    """Return the names of who made the pictures, each once, in order."""
    return list(dict.fromkeys(image.credit for image in _images(story) if image.credit))


def film_credits(story):
    """Return the names of who made the films, each once, in order."""
    found = [film.credit for film in films_on(story) if film and film.credit]
    return list(dict.fromkeys(found))


def check_related_link(link):
    """Refuse a link without a target, or to another site that is not named."""
    if not link.target_id and not link.url:
        raise ValidationError({"target": "Kies een pagina of vul een adres in."})
    if link.url and not link.target_id:
        missing = {
            name: "Nodig bij een adres op een andere site."
            for name in ("title", "site_name")
            if not getattr(link, name)
        }
        if missing:
            raise ValidationError(missing)


def fingerprint(page):
    """Return a hash of what a reader reads, to tell a change from a mere republish."""
    parts = [page.title, page.intro, str(page.image_id), visible_text(page.body)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def keep_reading_facts(story):
    """Store the length of a published story and when its content last changed."""
    now = timezone.now()
    mark = fingerprint(story)
    changed_at = story.content_changed_at
    if story.content_fingerprint and story.content_fingerprint != mark:
        changed_at = now
    type(story).objects.filter(pk=story.pk).update(
        word_total=word_count(story.body) + len(story.intro.split()),
        content_fingerprint=mark,
        content_changed_at=changed_at,
    )


def updated_at(story):
    """Return when the content changed a day or more after publication, or None."""
    changed, published = story.content_changed_at, story.first_published_at
    if changed and published and changed - published >= UPDATED_AFTER:
        return changed
    return None
