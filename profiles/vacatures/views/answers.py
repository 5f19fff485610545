"""Answers of members: to a question, to what was shown to them, and afterwards."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views import View

from profiles.vacatures import filling, handover, pickup, replies, sharing
from profiles.vacatures.enums import HandOverKind, RequestState, ShareReply
from profiles.vacatures.errors import TooLateError, VacatureError
from profiles.vacatures.forms import ContributionForm, ShareAnswerForm
from profiles.vacatures.models import AftercareMoment

from .members import OfVacatureMixin

TAKE, WITHDRAW = "neem", "stop"
SAID = {
    (
        HandOverKind.GIVE,
        RequestState.ACCEPTED,
    ): "Gelukt. Jij bent nu het aanspreekpunt.",
    (HandOverKind.GIVE, RequestState.TOGETHER): "Gelukt. Jullie doen het samen.",
    (HandOverKind.TAKE, RequestState.ACCEPTED): "Gelukt. Je collega neemt het over.",
    (HandOverKind.TAKE, RequestState.TOGETHER): "Gelukt. Jullie doen het samen.",
    (HandOverKind.JOIN, RequestState.ACCEPTED): "Gelukt. Je doet nu mee.",
    (HandOverKind.ENTRUST, RequestState.ACCEPTED): "Mooi. Je collega krijgt bericht.",
    (
        HandOverKind.ENTRUST,
        RequestState.TOGETHER,
    ): "Gelukt. Jullie doen het samen. Je collega is weer het aanspreekpunt.",
    (
        HandOverKind.ENTRUST,
        RequestState.DECLINED,
    ): "Goed dat je het zegt. Je collega is weer het aanspreekpunt.",
}
DECLINED = "Jammer, maar goed dat je het zegt. Je collega krijgt bericht."


class AnswerView(OfVacatureMixin, View):
    """Answer a question, take what nobody answered about, or take it back."""

    http_method_names = ["post"]

    def post(self, request, *args, pk, request_pk, **kwargs):
        vacature = self.vacature()
        asked = get_object_or_404(vacature.requests, pk=request_pk)
        try:
            text = self.act(asked, request.POST.get("answer", ""))
        except TooLateError as error:
            messages.info(request, str(error))
        except VacatureError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, text)
        return redirect(vacature)

    def act(self, asked, answer):
        user = self.request.user
        if answer == TAKE:
            handover.take_after_silence(asked, by=user)
            return "Gelukt. Jij bent nu het aanspreekpunt."
        if answer == WITHDRAW:
            handover.withdraw(asked, by=user)
            return "Je vraag is ingetrokken."
        if answer not in replies.replies_to(asked.kind):
            raise VacatureError("Kies een van de antwoorden.")
        handover.answer(asked, answer, by=user)
        return SAID.get((asked.kind, answer), DECLINED)


class ShareAnswerView(OfVacatureMixin, View):
    """Say what one does with a vacature that a colleague showed."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        vacature = self.vacature()
        form = ShareAnswerForm(request.POST)
        if not form.is_valid():
            messages.warning(request, "Kies een van de antwoorden.")
            return redirect(vacature)
        reply, reason = form.cleaned_data["reply"], form.cleaned_data["reason"]
        try:
            if reply == ShareReply.PICKS_UP:
                step = pickup.pick_up if vacature.is_open_for_pickup else pickup.join
                step(vacature, by=request.user)
            sharing.answer(vacature, reply, by=request.user, reason=reason)
        except VacatureError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, "Dank je. We hebben je antwoord bewaard.")
        return redirect(vacature)


class ContributionView(OfVacatureMixin, View):
    """Correct what one did oneself."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        vacature = self.vacature()
        form = ContributionForm(request.POST)
        try:
            if not form.is_valid():
                raise VacatureError("Kies uit de lijst.")
            data = form.cleaned_data
            filling.contribute(
                vacature, data["kinds"], by=request.user, is_thanked=data["is_thanked"]
            )
        except VacatureError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, "Dank je. Dit is bewaard.")
        return redirect(vacature)


class AftercareView(OfVacatureMixin, View):
    """Note that one asked how it goes."""

    http_method_names = ["post"]

    def post(self, request, *args, moment_pk, **kwargs):
        vacature = self.vacature()
        moments = AftercareMoment.objects.filter(placement__vacature=vacature)
        moment = get_object_or_404(
            moments.select_related("placement__vacature"), pk=moment_pk
        )
        try:
            filling.tick_aftercare(moment, by=request.user)
        except VacatureError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, "Mooi dat je het gevraagd hebt.")
        return redirect(vacature)
