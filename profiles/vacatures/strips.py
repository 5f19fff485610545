"""The hand-over strip: who handles a vacature, in faces and in one sentence."""

from typing import NamedTuple

from django.contrib.humanize.templatetags.humanize import naturalday
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from profiles.people.faces import Face, Faces

from .enums import CloseReason
from .models import HandOverRequest, Participation, Vacature

MOST_FACES = 4


class Strip(NamedTuple):
    """What stands below a vacature in a list; ``kind`` decides the colour."""

    kind: str
    text: str
    faces: tuple[Face, ...] = ()
    button: str = ""


class Card(NamedTuple):
    """One vacature in a list."""

    vacature: Vacature
    strip: Strip | None
    tags: list


def cards(vacatures, user):
    """Return a Card for each of these vacatures, that come ``with_offers``.

    Visitors see no people.
    """
    if not getattr(user, "is_member", False):
        return [Card(vacature, None, tags(vacature)) for vacature in vacatures]
    workers, profiles = _workers([vacature.pk for vacature in vacatures])
    others = {vacature.entered_by_id for vacature in vacatures}
    others |= {key for vacature in vacatures for key in _offer_of(vacature) or ()}
    faces = Faces(others, user, profiles)
    return [
        Card(
            vacature,
            strip_of(vacature, workers.get(vacature.pk, []), faces),
            tags(vacature),
        )
        for vacature in vacatures
    ]


def with_offers(vacatures):
    """Give each vacature who is asked by whom to take it over now, if anybody."""
    offers = HandOverRequest.objects.waiting().offers().filter(vacature=OuterRef("pk"))
    return vacatures.annotate(
        offered_by=Subquery(offers.values("asker")[:1]),
        offered_to=Subquery(offers.values("receiver")[:1]),
    )


def _offer_of(vacature):
    if vacature.offered_to is None:
        return None
    return vacature.offered_by, vacature.offered_to


def _workers(keys):
    """Return {vacature: keys of who takes part, in order of arrival}, and profiles."""
    found, profiles = {}, {}
    active = Participation.objects.filter(
        vacature__in=keys, is_active=True, user__isnull=False
    )
    rows = active.select_related("user__profile__organisation")
    for row in rows.order_by("joined_at", "pk"):
        found.setdefault(row.vacature_id, []).append(row.user_id)
        if row.user.is_member and hasattr(row.user, "profile"):
            profiles[row.user_id] = row.user.profile
    return found, profiles.values()


def strip_of(vacature, workers, faces):
    """Return the strip of one vacature for whom the faces are meant."""
    first = [vacature.holder_id] if vacature.holder_id in workers else []
    order = first + [key for key in workers if key != vacature.holder_id]
    everybody = [faces.of(key) for key in order]
    people = tuple(everybody[:MOST_FACES])
    if not vacature.is_open:
        return Strip("done", closed_in_words(vacature, people), people)
    if offer := _offer_of(vacature):
        pair = (faces.of(offer[0]), faces.of(offer[1]))
        text = f"{pair[0].name} draagt over aan {_object(pair[1])}."
        return Strip("transfer", text, pair)
    takes_part = any(face.is_reader for face in everybody)
    if vacature.is_open_for_pickup:
        by = faces.of(vacature.entered_by_id).name
        text = (
            f"Nog niemand pakt dit op. {_when(vacature.opened_at)} gedeeld door {by}."
        )
        return Strip("open", text, (), "" if takes_part else "Pak op")
    text = f"{_together(people)}{_filled(vacature)}"
    return Strip("together", text, people, "" if takes_part else "Doe mee")


def _object(face):
    return "jou" if face.is_reader else face.name


def _together(people):
    if len(people) == 1:
        only = people[0]
        return "Jij pakt dit op." if only.is_reader else f"{only.name} pakt dit op."
    return f"{enumerated(people)} pakken dit samen op."


def enumerated(people):
    """Return names as a sentence begins with them; the reader comes last."""
    ordered = sorted(people, key=lambda face: face.is_reader)
    names = [face.said for face in ordered]
    text = " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    return f"{text[:1].upper()}{text[1:]}"


def _filled(vacature):
    filled = vacature.places_filled
    if not filled:
        return ""
    word = "plek is" if filled == 1 else "plekken zijn"
    return f" Al {filled} {word} vervuld."


def closed_in_words(vacature, people=()):
    """Return why a vacature is not open, and since when if it was."""
    if vacature.hidden_at:
        return "Een moderator heeft deze vacature verborgen."
    if vacature.is_concept:
        return "Dit is een concept. Het is nog niet gedeeld."
    if not vacature.closed_at:
        return f"Gesloten op {date_format(vacature.closes_on, 'j F')}."
    day = date_format(localtime(vacature.closed_at), "j F")
    if vacature.close_reason != CloseReason.FILLED:
        return f"{vacature.get_close_reason_display()} op {day}."
    done = ""
    if len(people) > 1:
        done = f" {enumerated(people)} deden dit samen."
    return f"Vervuld op {day}.{done} Telt mee voor de hele regio."


def _when(moment):
    """Return "Vandaag", "Gisteren" or the day."""
    day = localtime(moment).date()
    if (timezone.localdate() - day).days > 1:
        return f"Op {date_format(day, 'j F')}"
    return naturalday(day).capitalize()


def tags(vacature):
    """Return what stands above the title: the form first."""
    left = vacature.places_left
    return [
        vacature.get_form_display(),
        *([f"{left} plekken"] if left > 1 else []),
        *(["Werk op maat"] if vacature.can_be_carved else []),
        *(["Ligt stil"] if vacature.is_quiet_for_long else []),
    ]
