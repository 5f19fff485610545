"""Where coordinators and administrators decide who belongs to an organisation."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView

from core.paging import page_of
from profiles.organisations import admission, invitations, membership, moving
from profiles.organisations.enums import MembershipRole
from profiles.organisations.errors import OrganisationError
from profiles.organisations.forms import DecisionForm, RoleForm
from profiles.organisations.models import Membership, Organisation
from profiles.organisations.names import name_of
from profiles.organisations.permissions import may_manage_members

from .public import trail

PER_PAGE = 50


class ManagedOrganisationMixin(LoginRequiredMixin):
    """Only for who manages the members; for others the page does not exist."""

    @cached_property
    def organisation(self):
        organisation = get_object_or_404(
            Organisation.objects.select_related("region__site"),
            slug=self.kwargs["slug"],
        )
        if not may_manage_members(self.request.user, organisation):
            raise Http404
        return organisation

    def back(self):
        return redirect("organisations:members", self.organisation.slug)

    def get_context_data(self, **kwargs):
        place = (self.organisation.name, self.organisation.get_absolute_url())
        return super().get_context_data(
            organisation=self.organisation, links=trail(place), **kwargs
        )


class MembersView(ManagedOrganisationMixin, TemplateView):
    """Requests, members, invitations, and what somebody who left still holds."""

    template_name = "organisations/members.html"

    def get_context_data(self, **kwargs):
        memberships = self.organisation.memberships.select_related("user__profile")
        return super().get_context_data(
            requests=memberships.requested(),
            results=page_of(
                memberships.active().order_by("role", "user__profile__name", "pk"),
                self.request,
                per_page=PER_PAGE,
            ),
            roles=MembershipRole.choices,
            invitations=self.organisation.invitations.waiting(),
            hand_overs=moving.unfinished_of(self.organisation),
            **kwargs,
        )


class MembershipActionView(ManagedOrganisationMixin, View):
    """A button beside one membership of this organisation."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        memberships = Membership.objects.filter(organisation=self.organisation)
        chosen = get_object_or_404(
            memberships.select_related("user", "organisation__region__site"),
            pk=self.kwargs["pk"],
        )
        try:
            self.act(chosen)
        except OrganisationError as error:
            messages.warning(request, str(error))
        return self.back()


class DecideView(MembershipActionView):
    """Say yes or no to somebody who wants to take part."""

    def act(self, chosen):
        form = DecisionForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, form.first_error)
            return
        who, by = name_of(chosen.user), self.request.user
        message = form.cleaned_data["message"]
        if form.is_yes:
            admission.approve(chosen, by=by, message=message)
            text = f"{who} is nu lid. We hebben een mail gestuurd."
        else:
            admission.deny(chosen, by=by, message=message)
            text = f"De aanvraag van {who} is afgewezen. We hebben een mail gestuurd."
        messages.success(self.request, text)


class RoleView(MembershipActionView):
    """Make a member a coordinator, or the other way round."""

    def act(self, chosen):
        form = RoleForm(self.request.POST)
        if form.is_valid():
            changed = membership.give_role(
                chosen, form.cleaned_data["role"], by=self.request.user
            )
            role = changed.get_role_display().lower()
            messages.success(self.request, f"{name_of(chosen.user)} is nu {role}.")


class RemoveView(MembershipActionView):
    """End somebody's membership; what they held goes to a coordinator."""

    def act(self, chosen):
        if chosen.user == self.request.user:
            raise OrganisationError("Ga je zelf weg? Dat regel je bij ‘Ik ga weg’.")
        moving.remove(chosen, by=self.request.user)
        messages.success(
            self.request, f"{name_of(chosen.user)} hoort niet meer bij je organisatie."
        )


class WithdrawInvitationView(ManagedOrganisationMixin, View):
    """Take an invitation back: its link no longer works."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        invitation = get_object_or_404(
            self.organisation.invitations.waiting(), pk=self.kwargs["pk"]
        )
        invitations.withdraw(invitation, by=request.user)
        messages.success(
            request, f"De uitnodiging voor {invitation.email} is ingetrokken."
        )
        return self.back()


class ResendInvitationsView(ManagedOrganisationMixin, View):
    """Send every invitation again that nobody accepted yet."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        total = invitations.resend(self.organisation, by=request.user)
        messages.success(
            request,
            "We stuurden 1 uitnodiging opnieuw."
            if total == 1
            else f"We stuurden {total} uitnodigingen opnieuw.",
        )
        return self.back()
