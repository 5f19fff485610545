"""Everything that somebody does with a vacature by pressing a button."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.views import View

from profiles.organisations.names import name_of
from profiles.people.faces import UNKNOWN, Faces
from profiles.vacatures import (
    closing,
    entry,
    filling,
    handover,
    merging,
    pickup,
    sharing,
    taking_back,
)
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.forms import (
    AskForm,
    ClosingForm,
    FillForm,
    ForwardForm,
    HandOverForm,
    InviteForm,
    NoteForm,
    TakeBackForm,
)
from profiles.vacatures.merging_forms import MergeForm
from profiles.vacatures.states import Move

from .detail import found, page_context
from .members import OfVacatureMixin


class MoveView(OfVacatureMixin, View):
    """Make one move; whoever comes too late hears what happened meanwhile."""

    http_method_names = ["post"]

    def post(self, request, *args, pk, move, **kwargs):
        vacature = self.vacature()
        action = ACTIONS.get(move)
        if action is None:
            raise Http404
        try:
            response = action(self, vacature, request.user)
        except TooLateError as error:
            messages.info(request, str(error))
            response = None
        except VacatureError as error:
            messages.warning(request, str(error))
            response = None
        return response or redirect(vacature)

    def say(self, text):
        messages.success(self.request, text)

    def checked(self, form):
        """Return whether a form may be carried out as it is."""
        return form.is_valid() and not getattr(form, "must_be_checked", False)

    def again(self, vacature, name, form):
        """Show the page with this form open: wrong, or with something to look at."""
        fresh = found(self.request.user, vacature.pk)
        bound = {f"{name}_form": form, "opened": name, "form": form}
        if form.is_valid():
            bound["warnings"] = form.warnings()
        return TemplateResponse(
            self.request,
            "vacatures/vacature_detail.html",
            page_context(fresh, self.request, bound),
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )


def _called(key, reader):
    """Return a name in a sentence; of who hides it that it is a colleague."""
    face = Faces([key], reader).of(key)
    return face.first_name if face == UNKNOWN else face.name


def pick_up(view, vacature, user):
    pickup.pick_up(vacature, by=user)
    view.say("Gelukt. Jij bent nu het aanspreekpunt.")


def join(view, vacature, user):
    vacature = pickup.join(vacature, by=user)
    view.say(
        "Gelukt. Je pakt deze vacature nu samen op met"
        f" {_called(vacature.holder_id, user)}."
    )


def leave(view, vacature, user):
    pickup.leave(vacature, by=user)
    view.say("Je doet niet meer mee. De vacature blijft bij je collega.")


def offer_again(view, vacature, user):
    pickup.offer_again(vacature, by=user)
    view.say("Gelukt. Iedereen kan deze vacature oppakken. Tot dan blijft hij bij jou.")


def ask_for_it(view, vacature, user):
    form = AskForm(view.request.POST)
    if not view.checked(form):
        return view.again(vacature, "ask_for_it", form)
    asked = handover.ask_for_it(vacature, by=user, note=form.cleaned_data["note"])
    view.say(
        f"Gelukt. We hebben {_called(asked.receiver_id, user)} gevraagd. Geen antwoord"
        " na drie werkdagen? Dan mag je het overnemen."
    )
    return None


def give(view, vacature, user):
    form = HandOverForm(view.request.POST, user=user)
    if not view.checked(form):
        return view.again(vacature, "give", form)
    data = form.cleaned_data
    handover.offer(
        vacature, by=user, to=data["to"], note=data["note"], stays=data["stays"]
    )
    view.say(
        f"Gelukt. We hebben {name_of(data['to'])} gevraagd. Tot het antwoord blijf jij"
        " het aanspreekpunt."
    )
    return None


def invite(view, vacature, user):
    form = InviteForm(view.request.POST, user=user)
    if not view.checked(form):
        return view.again(vacature, "invite", form)
    data = form.cleaned_data
    handover.invite(vacature, by=user, to=data["to"], note=data["note"])
    view.say(f"Gelukt. We hebben {name_of(data['to'])} gevraagd om mee te doen.")
    return None


def note(view, vacature, user):
    form = NoteForm(view.request.POST)
    if not view.checked(form):
        return view.again(vacature, "note", form)
    data = form.cleaned_data
    entry.write_note(vacature, data["text"], by=user, key=data["key"])
    view.say("Je notitie is bewaard.")
    return None


def forward(view, vacature, user):
    form = ForwardForm(view.request.POST, user=user, region=vacature.region_id)
    if not view.checked(form):
        return view.again(vacature, "forward", form)
    data = form.cleaned_data
    sharing.forward(
        vacature,
        by=user,
        note=data["note"],
        key=data["key"],
        users=list(data["users"]),
        organisation=data["organisation"],
        area=data["area"],
    )
    view.say("Gelukt. Je collega’s krijgen bericht.")
    return None


def talk(view, vacature, user):
    closing.start_talking(vacature, by=user)
    view.say("Fijn. De vacature staat nu op ‘in gesprek’.")


def fill(view, vacature, user):
    form = FillForm(view.request.POST, vacature=vacature)
    if not form.is_valid():
        return view.again(vacature, "fill", form)
    data = form.cleaned_data
    filling.fill(
        vacature,
        by=user,
        places=data["places"],
        placed_on=data["placed_on"],
        ends_on=data["ends_on"],
        key=data["key"],
    )
    view.say(filling.WELL_DONE)
    return None


def take_back(view, vacature, user):
    form = TakeBackForm(view.request.POST, vacature=vacature)
    if not form.is_valid():
        return view.again(vacature, "take_back", form)
    taking_back.take_back(vacature, form.cleaned_data["placement"], by=user)
    view.say("Gelukt. De plek is weer vrij en telt niet meer mee.")
    return None


def extend(view, vacature, user):
    return _until(view, vacature, user, "extend", closing.extend)


def withdraw(view, vacature, user):
    closing.withdraw(vacature, by=user)
    view.say("De vacature is gesloten.")


def reopen(view, vacature, user):
    return _until(view, vacature, user, "reopen", closing.reopen)


def _until(view, vacature, user, name, step):
    """Take a step that gives a vacature another last day."""
    form = ClosingForm(view.request.POST)
    if not form.is_valid():
        return view.again(vacature, name, form)
    vacature = step(vacature, by=user, closes_on=form.cleaned_data["closes_on"])
    day = date_format(vacature.closes_on, "j F Y")
    view.say(f"Gelukt. De vacature staat open tot en met {day}.")
    return None


def merge(view, vacature, user):
    form = MergeForm(view.request.POST, user=user, vacature=vacature)
    if not view.checked(form):
        return view.again(vacature, "merge", form)
    target = merging.merge(vacature, form.cleaned_data["target"], by=user)
    view.say("Gelukt. Beide vacatures zijn nu één. Niemand is iets kwijt.")
    return redirect(target)


def share(view, vacature, user):
    entry.share(vacature, by=user)
    view.say("Gelukt. Je vacature is gedeeld. Je hoeft hem niet alleen te vullen.")


def delete(view, vacature, user):
    entry.delete(vacature, by=user)
    view.say("Je concept is weg.")
    return redirect("vacatures:list")


ACTIONS = {
    Move.SHARE.value: share,
    Move.DELETE.value: delete,
    Move.PICK_UP.value: pick_up,
    Move.JOIN.value: join,
    Move.LEAVE.value: leave,
    Move.ASK_FOR_IT.value: ask_for_it,
    Move.GIVE.value: give,
    Move.INVITE.value: invite,
    Move.OFFER_AGAIN.value: offer_again,
    Move.NOTE.value: note,
    Move.FORWARD.value: forward,
    Move.TALK.value: talk,
    Move.FILL.value: fill,
    Move.TAKE_BACK.value: take_back,
    Move.EXTEND.value: extend,
    Move.WITHDRAW.value: withdraw,
    Move.REOPEN.value: reopen,
    Move.MERGE.value: merge,
}
