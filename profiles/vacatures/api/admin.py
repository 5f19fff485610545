"""All keys of all organisations, for who runs the platform."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse_lazy
from django.views.generic import TemplateView
from wagtail import hooks

from core.paging import page_of
from profiles.organisations.admin_views import AdministratorView
from profiles.organisations.wagtail_hooks import AdministratorMenuItem
from profiles.vacatures.models import ApiToken

from . import tokens
from .forms import RevokeForm

PER_PAGE = 50
LOG_ACTIONS = {
    "issue_key": ("API-sleutel gemaakt", "Een programma van een organisatie mag erin"),
    "revoke_key": ("API-sleutel ingetrokken", "Een programma mag er niet meer in"),
}


class KeysView(AdministratorView, TemplateView):
    """Every key with when it was last used, and a button that ends it."""

    page_title = "API-sleutels"
    header_icon = "key"
    template_name = "wagtailadmin/vacatures/keys.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "API-sleutels"}]

    def get_context_data(self, **kwargs):
        keys = ApiToken.objects.select_related("organisation").order_by("-pk")
        return super().get_context_data(
            results=page_of(keys, self.request, per_page=PER_PAGE), **kwargs
        )

    def post(self, request, *args, **kwargs):
        form = RevokeForm(request.POST)
        if form.is_valid():
            key = get_object_or_404(ApiToken, pk=form.cleaned_data["key"])
            tokens.revoke(key, by=request.user)
            messages.success(request, f"‘{key.name}’ werkt niet meer.")
        return redirect("vacatures_keys")


@hooks.register("register_admin_urls")
def key_urls():
    return [path("api-sleutels/", KeysView.as_view(), name="vacatures_keys")]


@hooks.register("register_admin_menu_item")
def keys_menu_item():
    return AdministratorMenuItem(
        "API-sleutels",
        reverse_lazy("vacatures_keys"),
        name="api-sleutels",
        icon_name="key",
        order=270,
    )


@hooks.register("register_log_actions")
def log_keys(actions):
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"vacatures.{name}", label, message)
