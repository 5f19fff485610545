"""Requests of all organisations, and merging two of them, in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.paging import page_of

from . import admission, merging
from .admin_forms import MergeForm
from .errors import OrganisationError
from .forms import DecisionForm
from .models import Membership, Organisation
from .names import name_of
from .permissions import may_run_platform

PER_PAGE = 50


class AdministratorView(WagtailAdminTemplateMixin):
    """A screen for who runs the platform; the admin says it to anybody else."""

    def dispatch(self, request, *args, **kwargs):
        if not may_run_platform(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RequestsView(AdministratorView, TemplateView):
    """Everybody who waits to be let in, the longest waiting first."""

    page_title = "Aanvragen"
    header_icon = "user"
    template_name = "wagtailadmin/organisations/requests.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "Aanvragen"}]

    def get_context_data(self, **kwargs):
        requests = Membership.objects.requested().order_by("requested_at", "pk")
        requests = requests.select_related("user", "organisation")
        return super().get_context_data(
            results=page_of(requests, self.request, per_page=PER_PAGE), **kwargs
        )

    def post(self, request, *args, **kwargs):
        form = DecisionForm(request.POST)
        key = request.POST.get("membership", "")
        if not form.is_valid():
            messages.error(request, form.first_error)
        elif key.isascii() and key.isdigit() and len(key) < 19:
            self._decide(get_object_or_404(Membership, pk=key), form)
        return redirect("organisations_requests")

    def _decide(self, membership, form):
        decide = admission.approve if form.is_yes else admission.deny
        message = form.cleaned_data["message"]
        try:
            decide(membership, by=self.request.user, message=message)
        except OrganisationError as error:
            messages.warning(self.request, str(error))
        else:
            outcome = "is nu lid" if form.is_yes else "is afgewezen"
            who = name_of(membership.user)
            messages.success(self.request, f"{who} {outcome} en krijgt een mail.")


class MergeView(AdministratorView, FormView):
    """Choose in which organisation another goes on."""

    page_title = "Samenvoegen"
    header_icon = "group"
    template_name = "wagtailadmin/organisations/merge.html"
    form_class = MergeForm

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.source = get_object_or_404(Organisation, pk=pk)

    def get_page_subtitle(self):
        return self.source.name

    def get_breadcrumbs_items(self):
        listing = reverse("wagtailsnippets_organisations_organisation:list")
        return [
            *super().get_breadcrumbs_items(),
            {"url": listing, "label": "Organisaties"},
            {"url": "", "label": "Samenvoegen"},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"source": self.source}

    def get_context_data(self, **kwargs):
        members = self.source.memberships.active().count()
        return super().get_context_data(source=self.source, members=members, **kwargs)

    def form_valid(self, form):
        target = form.cleaned_data["target"]
        try:
            merging.merge(self.source, target, by=self.request.user)
        except OrganisationError as error:
            messages.warning(self.request, str(error))
        else:
            messages.success(
                self.request, f"‘{self.source.name}’ is opgegaan in ‘{target.name}’."
            )
        return redirect("wagtailsnippets_organisations_organisation:list")
