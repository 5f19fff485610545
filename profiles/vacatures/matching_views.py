"""Finding vacatures that fit somebody, and bringing a kandidaat without a name."""

import uuid

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.models import Site

from . import counting, filling, nominations
from .errors import VacatureError
from .matching import rank
from .matching_forms import MOST_PAGES, NominationForm, PageForm, StageForm, WishForm
from .models import Nomination, Vacature
from .permissions import handles

PER_PAGE = 20


class MembersOnlyMixin(LoginRequiredMixin):
    """For members; for others with an account there is nothing here."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_member:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class MatchingView(MembersOnlyMixin, FormView):
    """Rank what is open for a wish that comes in the body and stays nowhere."""

    template_name = "vacatures/matching.html"
    form_class = WishForm

    def get_form_kwargs(self):
        site = Site.find_for_request(self.request)
        return super().get_form_kwargs() | {"site": site}

    def get_context_data(self, **kwargs):
        links = [
            {"title": "Home", "url": "/"},
            {"title": "Vacatures", "url": reverse("vacatures:list")},
        ]
        return super().get_context_data(links=links, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        page = PageForm(self.request.POST).number
        found = self._ranked(form.wish(), page)
        matches, more = found[:PER_PAGE], found[PER_PAGE:]
        return self.render_to_response(
            self.get_context_data(
                form=form,
                matches=[(match, uuid.uuid4()) for match in matches],
                page=page,
                first=(page - 1) * PER_PAGE + 1,
                next_page=page + 1 if more and page < MOST_PAGES else None,
            )
        )

    def _ranked(self, wish, page):
        """Return one page of matches, and one more when there are others."""
        site = Site.find_for_request(self.request)
        vacatures = Vacature.objects.visible_to(self.request.user).for_site(site)
        return rank(
            vacatures.open(), wish, most=PER_PAGE + 1, skip=(page - 1) * PER_PAGE
        )


class NominateView(MembersOnlyMixin, View):
    """Draag voor: bring a kandidaat, who is a number from then on."""

    http_method_names = ["post"]

    def post(self, request, pk):
        vacature = get_object_or_404(
            Vacature.objects.visible_to(request.user).for_site(
                Site.find_for_request(request)
            ),
            pk=pk,
        )
        form = NominationForm(request.POST)
        if form.is_valid():
            self._nominate(vacature, form.cleaned_data["key"])
        return redirect(vacature)

    def _nominate(self, vacature, key):
        try:
            made = nominations.nominate(vacature, by=self.request.user, key=key)
        except VacatureError as error:
            messages.warning(self.request, str(error))
        else:
            text = f"Je draagt {made.label} voor. Onthoud zelf wie dat is."
            messages.success(self.request, text)


class OfNominationMixin(MembersOnlyMixin):
    """Finds the kandidaat of an address, at a vacature that the reader may see."""

    def nomination(self, pk):
        visible = Vacature.objects.visible_to(self.request.user).for_site(
            Site.find_for_request(self.request)
        )
        found = Nomination.objects.filter(vacature__in=visible)
        return get_object_or_404(found.select_related("vacature"), pk=pk)


class StageView(OfNominationMixin, View):
    """Say how far it is with a kandidaat."""

    http_method_names = ["post"]

    def post(self, request, pk):
        nomination = self.nomination(pk)
        if not nominations.may_advance(request.user, nomination):
            raise Http404
        form = StageForm(request.POST)
        if form.is_valid():
            self._advance(nomination, form.cleaned_data["stage"])
        return redirect(nomination.vacature)

    def _advance(self, nomination, stage):
        try:
            moved = nominations.advance(nomination, stage, by=self.request.user)
        except VacatureError as error:
            messages.warning(self.request, str(error))
        else:
            text = f"{moved.label.capitalize()}: {moved.get_stage_display().lower()}."
            messages.success(self.request, text)


class CountView(OfNominationMixin, View):
    """Count the place of a kandidaat, or say that it counts already."""

    http_method_names = ["post"]

    def post(self, request, pk):
        nomination = self.nomination(pk)
        if not handles(request.user, nomination.vacature):
            raise Http404
        try:
            if "already" in request.POST:
                counting.mark(nomination, by=request.user)
                text = "Gelukt. De plek telt één keer mee."
            else:
                filling.count(nomination, by=request.user)
                text = filling.WELL_DONE
        except VacatureError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, text)
        return redirect(nomination.vacature)
