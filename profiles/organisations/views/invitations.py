"""Inviting colleagues, and what they find behind the link in the mail."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from core.error_pages import too_many_requests
from core.limits import is_exceeded
from profiles.organisations import invitations
from profiles.organisations.errors import OrganisationError
from profiles.organisations.forms import InvitationForm
from profiles.organisations.models import Invitation
from profiles.organisations.permissions import membership_of

from .members import ManagedOrganisationMixin

LONGEST_CODE = 64
INVITE_RATE = "20/h/user"


class InviteView(ManagedOrganisationMixin, FormView):
    """Invite one or more people to this organisation."""

    template_name = "organisations/invite.html"
    form_class = InvitationForm

    def post(self, request, *args, **kwargs):
        if is_exceeded(request, "invite", INVITE_RATE):
            return too_many_requests(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        data = form.cleaned_data
        sent = invitations.invite(
            self.organisation,
            data["addresses"],
            by=self.request.user,
            role=data["role"],
            note=data["note"],
        )
        messages.success(self.request, _told(len(sent), len(data["addresses"])))
        return self.back()

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _told(sent, asked):
    people = "1 uitnodiging" if sent == 1 else f"{sent} uitnodigingen"
    known = asked - sent
    if not known:
        return f"We stuurden {people}."
    was = "1 adres is" if known == 1 else f"{known} adressen zijn"
    return f"We stuurden {people}. {was} al van een lid."


@method_decorator(never_cache, name="dispatch")
class InvitationView(TemplateView):
    """Tell who invites, and let the reader say yes."""

    template_name = "organisations/invitation.html"

    def get_context_data(self, **kwargs):
        invitation = _find(self.kwargs["code"])
        user = self.request.user
        return super().get_context_data(
            invitation=invitation,
            is_open=Invitation.objects.open().filter(pk=invitation.pk).exists(),
            is_theirs=user.is_authenticated
            and invitations.has_proved(user, invitation.email),
            membership=membership_of(user),
            **kwargs,
        )

    def post(self, request, code):
        invitation = _find(code)
        if not request.user.is_authenticated:
            invitations.remember(request, code)
            door = "account_signup" if "nieuw" in request.POST else "account_login"
            return redirect(f"{reverse(door)}?next={request.path}")
        try:
            invitations.accept(code, request.user)
        except OrganisationError as error:
            messages.warning(request, str(error))
            return redirect(request.path)
        messages.success(
            request, f"Welkom. Je hoort nu bij {invitation.organisation.name}."
        )
        return redirect(invitation.organisation.get_absolute_url())


def _find(code):
    invitation = invitations.find(code) if len(code) <= LONGEST_CODE else None
    if invitation is None:
        raise Http404
    return invitation
