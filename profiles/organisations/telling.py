"""What this app tells people: beside the mail about somebody's own place.

The texts name no people, because they outlive an account that is erased.
"""

from django.urls import reverse

from notifications import kinds
from notifications.sending import notify

REQUEST = "organisations.request"
HAND_OVER = "organisations.hand_over"


def register_kinds():
    kinds.register(
        kinds.Kind(
            REQUEST,
            "Aanvragen",
            "Iemand wil meedoen namens jouw organisatie.",
            is_mandatory=True,
            is_about_account=True,
        )
    )
    kinds.register(
        kinds.Kind(
            HAND_OVER,
            "Overdrachten",
            "Een collega vraagt of jij iets overneemt, of geeft antwoord.",
            is_mandatory=True,
            is_about_account=True,
        )
    )


def tell_of_request(approvers, membership, *, is_reminder=False):
    organisation = membership.organisation
    title = f"Iemand wil meedoen namens {organisation.name}"
    text = "Bekijk wie het is en waarom. Zeg ja of nee."
    if is_reminder:
        title = f"Wacht nog op jou: een aanvraag voor {organisation.name}"
        text = "De aanvraag wacht al drie werkdagen. Zeg ja of nee."
    url = reverse("organisations:members", args=[organisation.slug])
    notify(approvers, REQUEST, title=title, text=text, url=url, about=membership)


def tell_of_offer(receiver, titles):
    """Ask somebody to look at what a colleague would like to pass on."""
    text = f"Het gaat om: {', '.join(titles)}."
    url = reverse("organisations:hand_overs")
    title = "Een collega vraagt: neem jij dit over?"
    notify([receiver], HAND_OVER, title=title, text=text, url=url)


def tell_of_answer(hand_over, *, is_yes):
    """Tell who offered something whether it was taken over."""
    outcome = "is overgedragen" if is_yes else "is niet aangenomen"
    text = "Je hoeft niets meer te doen." if is_yes else "Kies iemand anders."
    notify(
        [hand_over.from_user],
        HAND_OVER,
        title=f"‘{hand_over.title}’ {outcome}",
        text=text,
        url=reverse("organisations:hand_overs" if is_yes else "organisations:move"),
        about=hand_over,
    )


def tell_of_return(receiver, titles):
    """Tell a coordinator what nobody took over and is theirs from now on."""
    notify(
        [receiver],
        HAND_OVER,
        title="Niet overgedragen: dit is nu van jou",
        text=f"Een collega is weg. Het gaat om: {', '.join(titles)}.",
        url=reverse("organisations:hand_overs"),
    )
