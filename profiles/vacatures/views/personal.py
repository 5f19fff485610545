"""What members keep for themselves: searches, and when they are away."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import FormView
from wagtail.models import Site

from notifications import choices
from profiles.organisations.access import MemberRequiredMixin
from profiles.vacatures import absences, saving
from profiles.vacatures.enums import AlertFrequency
from profiles.vacatures.errors import VacatureError
from profiles.vacatures.forms import AbsenceForm, SavedSearchForm
from profiles.vacatures.telling import ALERT


class SearchesView(MemberRequiredMixin, FormView):
    """The searches that I saved; the form stands on the board."""

    template_name = "vacatures/searches.html"
    form_class = SavedSearchForm

    def form_valid(self, form):
        try:
            saving.keep(
                self.request.user,
                site=Site.find_for_request(self.request),
                query=self.request.POST.get("query", ""),
                **form.cleaned_data,
            )
        except VacatureError as error:
            messages.warning(self.request, str(error))
        else:
            messages.success(self.request, "Gelukt. Je zoekopdracht is bewaard.")
        return redirect("vacatures:searches")

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            searches=saving.of(user),
            frequencies=AlertFrequency.choices,
            channel=choices.channel_of(user, ALERT),
            rhythm=choices.rhythm_of(user),
            **kwargs,
        )


class SearchView(MemberRequiredMixin, View):
    """Change how often one saved search tells what is new, or throw it away."""

    http_method_names = ["post"]

    def post(self, request, *args, pk, **kwargs):
        search = get_object_or_404(saving.of(request.user), pk=pk)
        chosen = request.POST.get("frequency")
        if "delete" in request.POST:
            search.delete()
            messages.success(request, "Je zoekopdracht is weg.")
        elif chosen in AlertFrequency.values:
            saving.choose(search, chosen)
            messages.success(request, "Gelukt. Je keuze is bewaard.")
        return redirect("vacatures:searches")


class AbsenceView(MemberRequiredMixin, FormView):
    """When I am away, and who answers meanwhile."""

    template_name = "vacatures/absence.html"
    form_class = AbsenceForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def post(self, request, *args, **kwargs):
        if "stop" in request.POST:
            absences.of(request.user).delete()
            messages.success(request, "Je afwezigheid is weg.")
            return redirect("vacatures:absence")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        absences.keep(form.save(commit=False))
        messages.success(self.request, "Gelukt. Je collega krijgt je vragen.")
        return redirect("vacatures:absence")

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def get_context_data(self, **kwargs):
        own = absences.of(self.request.user)
        current = own.select_related("deputy__profile").first()
        return super().get_context_data(current=current, **kwargs)
