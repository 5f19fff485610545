"""Where somebody with an account asks to be let in."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.shortcuts import redirect
from django.views.generic import FormView

from core.error_pages import too_many_requests
from core.limits import is_exceeded
from profiles.organisations import admission
from profiles.organisations.enums import MembershipState
from profiles.organisations.errors import OrganisationError
from profiles.organisations.forms import JoinForm
from profiles.organisations.models import Membership
from profiles.organisations.permissions import membership_of

from .public import HOME, organisations_for

JOIN_RATE = "10/h/user"


class JoinView(LoginRequiredMixin, FormView):
    """Choose an organisation and say why; or see how the request stands."""

    template_name = "organisations/join.html"
    form_class = JoinForm

    def post(self, request, *args, **kwargs):
        if is_exceeded(request, "join", JOIN_RATE):
            return too_many_requests(request)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "organisations": organisations_for(self.request)
        }

    def get_initial(self):
        user = self.request.user
        return {"first_name": user.first_name, "last_name": user.last_name}

    def get_context_data(self, **kwargs):
        own = Membership.objects.filter(user=self.request.user)
        own = own.select_related("organisation")
        denied = own.filter(state=MembershipState.DENIED).order_by("-decided_at")
        return super().get_context_data(
            links=[HOME],
            membership=membership_of(self.request.user),
            asked=own.requested().first(),
            denied=denied.first(),
            **kwargs,
        )

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        user, data = self.request.user, form.cleaned_data
        try:
            with transaction.atomic():
                user.first_name, user.last_name = data["first_name"], data["last_name"]
                user.save(update_fields=["first_name", "last_name"])
                asked = admission.request_membership(
                    user, data["organisation"], reason=data["reason"]
                )
        except OrganisationError as error:
            messages.warning(self.request, str(error))
            return redirect("organisations:join")
        if asked.state == MembershipState.ACTIVE:
            text = f"Welkom. Je hoort nu bij {asked.organisation.name}."
        else:
            text = "Je aanvraag is verstuurd. Je krijgt een mail met het antwoord."
        messages.success(self.request, text)
        return redirect("organisations:join")
