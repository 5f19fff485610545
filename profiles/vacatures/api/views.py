"""Where a coordinator lets programs of the organisation in, and out again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.generic import FormView

from profiles.organisations.views.members import ManagedOrganisationMixin

from . import tokens
from .forms import KeyForm, RevokeForm

MOST_KEYS = 20


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class KeysView(ManagedOrganisationMixin, FormView):
    """The keys of an organisation; a new one is shown once, in the answer itself."""

    template_name = "vacatures/keys.html"
    form_class = KeyForm

    def get_context_data(self, **kwargs):
        keys = self.organisation.api_tokens.usable().order_by("-pk")
        return super().get_context_data(keys=keys, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        data = form.cleaned_data
        if self.organisation.api_tokens.usable().count() >= MOST_KEYS:
            form.add_error(None, "Dit zijn genoeg sleutels. Trek er eerst een in.")
            return self.form_invalid(form)
        key, secret = tokens.issue(
            self.organisation,
            name=data["name"],
            scopes=data["scopes"],
            by=self.request.user,
        )
        context = self.get_context_data(form=KeyForm(), made=key, secret=secret)
        return self.render_to_response(context)


class RevokeView(ManagedOrganisationMixin, FormView):
    """End a key of this organisation."""

    http_method_names = ["post"]
    form_class = RevokeForm

    def form_valid(self, form):
        key = get_object_or_404(
            self.organisation.api_tokens, pk=form.cleaned_data["key"]
        )
        tokens.revoke(key, by=self.request.user)
        messages.success(self.request, f"‘{key.name}’ werkt niet meer.")
        return self.back()

    def form_invalid(self, form):
        return self.back()

    def back(self):
        return redirect("vacatures_outside:keys", self.organisation.slug)
