"""What people hear about their own place.

Mail with a calendar file goes to everybody. What else there is to say, members read on
the site, and by mail if they like; guests get a mail. The texts for members name no
other people, because they outlive an account that is erased.
"""

import logging
from email.encoders import encode_base64
from email.mime.base import MIMEBase

from django.db import transaction
from django.utils import timezone

from accounts import mail
from notifications import kinds
from notifications.enums import Urgency
from notifications.sending import notify

from . import ical
from .agenda import moment_of, place_of
from .links import Purpose, path
from .models import EventPage, Registration

OFFER = "events.offer"
REMINDER = "events.reminder"
THANKS = "events.thanks"
MESSAGE = "events.message"
STEP = "events.step"
REPORT = "events.report"
logger = logging.getLogger(__name__)


def own_place(notices, user):
    """Keep what is about a place of this reader."""
    return _about(notices, Registration.objects.of(user))


def still_on_offer(notices, user):
    """Keep what is about a place that this reader can take now."""
    return _about(notices, Registration.objects.of(user).on_offer())


def place_in_sight(notices, user):
    """Keep what is about a place of this reader, at an event that they may see."""
    events = EventPage.objects.visible_to(user)
    return _about(notices, Registration.objects.of(user).filter(event__in=events))


def still_to_come(notices, user):
    """Keep the reminders of what is to come, under the name that its day has by now."""
    events = EventPage.objects.visible_to(user).upcoming().going_on()
    places = Registration.objects.of(user).confirmed().select_related("event")
    kept = _about(notices, places.filter(event__in=events.order_by().values("pk")))
    for notice in kept:
        notice.title = _reminder_of(notice.about.event)
    return kept


def _about(notices, places):
    """Keep what is about one of these, and hand it along."""
    found = places.in_bulk([notice.object_id for notice in notices])
    kept = [notice for notice in notices if notice.object_id in found]
    for notice in kept:
        notice.about = found[notice.object_id]
    return kept


KINDS = (
    kinds.Kind(
        OFFER,
        "Een plek van de wachtlijst",
        "Er is een plek voor je vrij, 24 uur lang.",
        is_mandatory=True,
        visible=still_on_offer,
    ),
    kinds.Kind(
        REMINDER,
        "Herinnering aan een bijeenkomst",
        "Twee dagen ervoor.",
        urgency=Urgency.SOON,
        visible=still_to_come,
    ),
    kinds.Kind(
        THANKS,
        "Na een bijeenkomst",
        "Wat er is om terug te lezen.",
        visible=place_in_sight,
    ),
    kinds.Kind(
        MESSAGE,
        "Bericht van de organisator",
        "Over een bijeenkomst waar je bij bent.",
        is_mandatory=True,
        visible=own_place,
    ),
    kinds.Kind(
        STEP,
        "Vraag over je stapje",
        "Hoe het ging, als je dat wilde.",
        urgency=Urgency.ASKED,
        visible=place_in_sight,
    ),
    kinds.Kind(
        REPORT,
        "Verslag van je bijeenkomst",
        "De dag erna, voor wie het regelt.",
        urgency=Urgency.ASKED,
    ),
)


def register_kinds():
    for kind in KINDS:
        kinds.register(kind)


def ask_to_confirm(registration):
    _mail("confirm", registration, Purpose.CONFIRM)


def tell_signed_up_before(registration):
    _mail("signed_up_before", registration, Purpose.PLACE)


def tell_confirmed(registration, *, lost=()):
    _mail("confirmed", registration, Purpose.PLACE, method=ical.PUBLISH, lost=lost)


def tell_waiting(registration):
    _mail("waiting", registration, Purpose.PLACE)


def tell_cancelled(registration):
    _mail("cancelled", registration, method=ical.CANCEL)


def tell_too_late(registration):
    _mail("too_late", registration)


def tell_changed(registration):
    """Tell that an event is at another time or place."""
    _mail("changed", registration, Purpose.PLACE, method=ical.PUBLISH)


def tell_called_off(registration):
    """Tell that an event does not go on, with what takes it out of a calendar."""
    _mail("called_off", registration, method=ical.CANCEL)


def tell_offered(registration):
    event = registration.event
    title = f"Er is een plek vrij: {event.title}"
    text = (
        "Wil je komen? Bevestig je plek binnen 24 uur. Anders gaat hij naar een ander."
    )
    _tell(registration, OFFER, "offered", Purpose.SEAT, title=title, text=text)


def remind(registration):
    event = registration.event
    soon = _how_soon(event)
    title = _reminder_of(event)
    text = f"{moment_of(event)}, {place_of(event)}. {event.travel}"
    _tell(
        registration,
        REMINDER,
        "reminder",
        Purpose.PLACE,
        title=title,
        text=text,
        method=ical.PUBLISH,
        soon=soon,
    )


def thank(registration):
    title = f"Bedankt dat je er was: {registration.event.title}"
    text = "Zet je een eerste stapje? Schrijf het op, dan vragen we je er later naar."
    _tell(registration, THANKS, "thanks", Purpose.STEP, title=title, text=text)


def ask_about_step(registration, *, is_second):
    title = "Hoe ging het met je stapje?"
    text = "Je vroeg ons ernaar te vragen. Gezet, deels of niet: alles is goed."
    _tell(
        registration,
        STEP,
        "step",
        Purpose.STEP,
        title=title,
        text=text,
        is_second=is_second,
    )


def pass_on(registration, text):
    """Bring a message of the organiser."""
    title = f"Bericht over {registration.event.title}"
    _tell(
        registration,
        MESSAGE,
        "message",
        Purpose.PLACE,
        title=title,
        text=text,
        message=text,
    )


def ask_for_report(event, organiser):
    """Ask who organised an event to tell how it was."""
    # With several sites ``url`` is a whole address; a notification holds a path.
    parts = event.get_url_parts()
    if parts is None:
        return
    notify(
        [organiser],
        REPORT,
        title=f"Hoe was het? Schrijf een verslag van {event.title}",
        text="Een paar zinnen en een foto zijn genoeg. Het komt bij de bijeenkomst.",
        url=f"{parts[2]}beheer/",
        about=event,
    )


def _reminder_of(event):
    return f"{_how_soon(event)}: {event.title}"


def _how_soon(event):
    days = timezone.localdate(event.starts_at) - timezone.localdate()
    return {0: "Vandaag", 1: "Morgen", 2: "Overmorgen"}.get(days.days, "Binnenkort")


def _tell(registration, kind, name, purpose, *, title, text, **context):
    if registration.user_id:
        url = path(registration, purpose)
        recipient = [registration.user]
        notify(recipient, kind, title=title, text=text, url=url, about=registration)
    else:
        _mail(name, registration, purpose, **context)


def _mail(name, registration, purpose=None, *, method="", **context):
    """Store a mail in the outbox, in the transaction of what it is about."""
    if registration.user and not registration.user.is_active:
        return
    event = registration.event
    context |= {
        "registration": registration,
        "event": event,
        "event_url": event.full_url,
        "when": moment_of(event),
        "place": place_of(event),
        "purpose_path": path(registration, purpose) if purpose else "",
    }
    fields = {"context": context, "site": event.get_site()}
    name, to = f"events/email/{name}", registration.email
    if method:
        try:
            with transaction.atomic():
                mail.send(name, to, attachments=[_file(event, method)], **fields)
            return
        except OSError:
            # The outbox keeps files in the storage; without it the link still helps.
            logger.exception("No calendar file with mail about event %s", event.pk)
    mail.send(name, to, **fields)


def _file(event, method):
    """Return a calendar file as a part of a mail: the method stands in its head too."""
    part = MIMEBase("text", "calendar", method=method, charset="utf-8")
    part.set_payload(ical.calendar([event], method=method))
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename="agenda.ics")
    return part
