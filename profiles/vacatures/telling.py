"""What members hear about vacatures, on the site and by mail.

The texts name no people, because they outlive an account that is erased.
"""

from django.urls import reverse

from notifications import kinds
from notifications.enums import Channel, Urgency
from notifications.sending import MAX_URL, Message, notify, notify_each

from .permissions import deputy_of
from .regie import people_of
from .retelling import (
    closes_when,
    new_for,
    still_closing,
    still_new,
    still_to_do,
)

QUESTION = "vacatures.question"
PROGRESS = "vacatures.progress"
SHARED = "vacatures.shared"
CLOSING = "vacatures.closing"
ALERT = "vacatures.alert"
AFTERCARE = "vacatures.aftercare"

KINDS = [
    kinds.Kind(
        QUESTION,
        "Vragen over vacatures",
        "Een collega vraagt of je iets overneemt of meedoet, of geeft antwoord.",
        is_mandatory=True,
    ),
    kinds.Kind(
        PROGRESS,
        "Mijn vacatures",
        "Er gebeurt iets met een vacature waar jij aan meedoet.",
    ),
    kinds.Kind(
        SHARED,
        "Doorgestuurde vacatures",
        "Een collega laat je een vacature zien.",
        urgency=Urgency.ASKED,
    ),
    kinds.Kind(
        CLOSING,
        "Sluitdatum",
        "Een vacature van jou sluit bijna.",
        urgency=Urgency.SOON,
        visible=still_closing,
    ),
    kinds.Kind(
        ALERT,
        "Bewaarde zoekopdrachten",
        "Er zijn nieuwe vacatures die je zoekt.",
        channel=Channel.DIGEST,
        urgency=Urgency.NEWS,
        visible=still_new,
    ),
    kinds.Kind(
        AFTERCARE,
        "Nazorg",
        "Het is tijd om te vragen hoe het gaat na een plaatsing.",
        channel=Channel.DIGEST,
        urgency=Urgency.SOON,
        visible=still_to_do,
    ),
]


def register_kinds():
    for kind in KINDS:
        kinds.register(kind)


def tell(users, kind, vacature, title, text=""):
    """Tell users something about a vacature, with the way to it."""
    url = vacature.get_absolute_url()
    return notify(users, kind, title=title, text=text, url=url, about=vacature)


def tell_people(vacature, title, text="", *, but=()):
    """Tell all who take part, except who did it."""
    tell(people_of(vacature, but=but), PROGRESS, vacature, title, text)


def ask(receiver, vacature, title, note=""):
    """Put a question to somebody; who stands in for them gets it as well."""
    receivers = [receiver, deputy_of(receiver)]
    tell([user for user in receivers if user], QUESTION, vacature, title, note)


def tell_of_closing(vacature, url):
    """Tell the regiehouder that the last day comes, with the way to choose."""
    receivers = [vacature.holder, deputy_of(vacature.holder)]
    notify(
        [user for user in receivers if user],
        CLOSING,
        title=closes_when(vacature),
        text="Kies: langer open, vervuld of sluiten.",
        url=url,
        about=vacature,
    )


def tell_of_new(totals):
    """Tell members how much is new: {search: since it told something last}."""
    told = [_of_new(search, total) for search, total in totals.items()]
    notify_each(told, ALERT)


def _of_new(search, total):
    url = f"{reverse('vacatures:list')}?{search.query}"
    if len(url) > MAX_URL:
        url = reverse("vacatures:searches")
    return Message(
        search.user_id,
        title=new_for(search, total),
        url=url,
        about=search,
        since=search.alerted_at,
    )


def tell_of_aftercare(moment):
    """Tell the regiehouder that a moment has come to ask how it goes."""
    vacature = moment.placement.vacature
    notify(
        [vacature.holder],
        AFTERCARE,
        title=f"Vraag hoe het gaat bij {vacature.employer.name}",
        text=vacature.title,
        url=vacature.get_absolute_url(),
        about=moment,
    )
