"""Leaving, changing organisation, and answering a colleague who does."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import TemplateView

from profiles.organisations import holdings, moving
from profiles.organisations.enums import HandOverState
from profiles.organisations.errors import OrganisationError
from profiles.organisations.forms import ChangeForm, ProposalForm
from profiles.organisations.models import HandOver
from profiles.organisations.permissions import membership_of

from .public import HOME, organisations_for

RECENT = 20


class MoveView(LoginRequiredMixin, TemplateView):
    """Everything that I hold, and who I asked to take it over."""

    template_name = "organisations/move.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        held = holdings.held_by(user)
        asked = {
            (offer.holding, offer.object_id): offer
            for offer in HandOver.objects.proposed()
            .filter(from_user=user)
            .select_related("to_user__profile")
        }
        membership = membership_of(user)
        kwargs.setdefault("proposal", _proposal(user, held))
        kwargs.setdefault("change", _change(self.request, membership))
        return super().get_context_data(
            links=[HOME],
            membership=membership,
            lines=[(h, asked.get((h.holding.name, h.thing.pk))) for h in held],
            is_ready=not moving.without_receiver(user),
            **kwargs,
        )


def _proposal(user, held, data=None):
    return ProposalForm(data, held=held, colleagues=moving.colleagues_of(user))


def _change(request, membership, data=None):
    organisations = organisations_for(request)
    if membership:
        organisations = organisations.exclude(pk=membership.organisation_id)
    return ChangeForm(data, organisations=organisations)


class MoveActionView(MoveView):
    """A form on that page: what is wrong is shown there again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            return self.act(request)
        except OrganisationError as error:
            messages.warning(request, str(error))
            return redirect("organisations:move")

    def again(self, **forms):
        return self.render_to_response(self.get_context_data(**forms), status=422)


class ProposeView(MoveActionView):
    """Ask a colleague to take over what was ticked."""

    def act(self, request):
        form = _proposal(request.user, holdings.held_by(request.user), request.POST)
        if not form.is_valid():
            return self.again(proposal=form)
        data = form.cleaned_data
        moving.propose(request.user, form.chosen, to=data["to"], note=data["note"])
        messages.success(request, "We hebben je collega een mail gestuurd.")
        return redirect("organisations:move")


class LeaveView(MoveActionView):
    def act(self, request):
        moving.leave(request.user)
        messages.success(
            request, "Je hoort niet meer bij je organisatie. Je account blijft bestaan."
        )
        return redirect("organisations:join")


class ChangeOrganisationView(MoveActionView):
    def act(self, request):
        form = _change(request, membership_of(request.user), request.POST)
        if not form.is_valid():
            return self.again(change=form)
        data = form.cleaned_data
        moving.change_organisation(
            request.user, data["organisation"], reason=data["reason"]
        )
        messages.success(request, "Je hoort niet meer bij je oude organisatie.")
        return redirect("organisations:join")


class HandOversView(LoginRequiredMixin, TemplateView):
    """What colleagues ask me to take over, and what became of the rest."""

    template_name = "organisations/hand_overs.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        own = HandOver.objects.visible_to(user).select_related(
            "from_user__profile", "to_user__profile", "organisation"
        )
        return super().get_context_data(
            links=[HOME],
            waiting=own.proposed().filter(to_user=user),
            others=own.exclude(to_user=user, state=HandOverState.PROPOSED)[:RECENT],
            **kwargs,
        )


class AnswerView(LoginRequiredMixin, View):
    """Take over what a colleague offers, or say no."""

    http_method_names = ["post"]

    def post(self, request, pk):
        hand_over = get_object_or_404(
            HandOver.objects.filter(to_user=request.user), pk=pk
        )
        says_yes = request.POST.get("answer") == "ja"
        try:
            if says_yes:
                moving.accept(hand_over, by=request.user)
            else:
                moving.decline(hand_over, by=request.user)
        except OrganisationError as error:
            messages.warning(request, str(error))
        else:
            text = "is nu van jou." if says_yes else "neem je niet over."
            messages.success(request, f"‘{hand_over.title}’ {text}")
        return redirect("organisations:hand_overs")
