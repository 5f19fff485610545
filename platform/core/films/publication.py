"""What a film in a text needs before the page goes online."""

from wagtail.snippets.blocks import SnippetChooserBlock

from core.page_content import pieces_of_streams


def problems(page):
    """Return (None, message) for all that the films on a page lack."""
    found = []
    for film in films_on(page):
        found += [(None, message) for message in _lacking(film)]
    return found


def films_on(page):
    """Return the films in the streams of a page, None for each that was deleted."""
    from core.models import Film

    return [
        piece.value
        for piece in pieces_of_streams(page)
        if isinstance(piece.kind, SnippetChooserBlock)
        and piece.kind.target_model is Film
    ]


def _lacking(film):
    if film is None:
        yield "Een film in de tekst bestaat niet meer. Kies een andere."
        return
    if not film.poster:
        yield f"De film ‘{film}’ heeft geen stilstaand beeld. Kies er een bij Films."
    elif not film.poster.credit:
        yield (
            f"Bij de afbeelding ‘{film.poster.title}’ staat geen bron. "
            "Vul bij de afbeelding in wie hem maakte."
        )
    if not film.has_captions and not film.transcript:
        yield (
            f"De film ‘{film}’ heeft geen ondertitels en geen uitgeschreven tekst. "
            "Vul een van de twee in bij Films."
        )
