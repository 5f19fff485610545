"""Entering, changing and copying a vacature."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView

from core import limits
from profiles.organisations.access import MemberRequiredMixin
from profiles.organisations.names import name_of
from profiles.organisations.permissions import organisation_of
from profiles.vacatures import entry, states
from profiles.vacatures.entry_forms import EntryForm, VacatureForm
from profiles.vacatures.errors import VacatureError
from profiles.vacatures.states import Move

from .members import OfVacatureMixin

ENTRY_RATE = "60/h/user"


class VacatureFormView(FormView):
    """A form that keeps what was typed and asks to look again at what it warns of."""

    template_name = "vacatures/vacature_form.html"

    def get_form_kwargs(self):
        organisation = organisation_of(self.request.user)
        if organisation is None:
            raise Http404
        return super().get_form_kwargs() | {
            "user": self.request.user,
            "region": self.region(organisation),
        }

    def region(self, organisation):
        return organisation.region

    def form_invalid(self, form, **context):
        page = self.get_context_data(form=form, **context)
        return self.render_to_response(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def ask_to_check(self, form):
        """Show the form again with what to look at, and a box that says it is fine."""
        doubles = form.doubles() if hasattr(form, "doubles") else []
        return self.form_invalid(form, warnings=form.warnings(), doubles=doubles)


class EntryView(MemberRequiredMixin, VacatureFormView):
    """A new vacature in two minutes."""

    form_class = EntryForm
    extra_context = {"is_new": True}

    def form_valid(self, form):
        if known := entry.stored(form.cleaned_data["key"], self.request.user):
            return redirect(known)
        if form.must_be_checked:
            return self.ask_to_check(form)
        if limits.is_exceeded(self.request, "vacature", ENTRY_RATE):
            form.add_error(None, "Je deelde er al veel. Probeer het over een uur weer.")
            return self.form_invalid(form)
        is_concept = "concept" in self.request.POST
        user = self.request.user
        with transaction.atomic():
            vacature = entry.enter(
                form.build(),
                by=user,
                to=form.colleague,
                note=form.cleaned_data["note"],
                is_concept=is_concept,
            )
        messages.success(self.request, _said(form.colleague, is_concept))
        return redirect(vacature)


def _said(colleague, is_concept):
    """Say what happened, and to whom."""
    if is_concept and colleague:
        return (
            "Je concept is bewaard. Niemand kreeg bericht. Deel het eerst. Draag het"
            f" dan over aan {name_of(colleague)}."
        )
    if is_concept:
        return "Je concept is bewaard."
    if colleague:
        return (
            f"Gelukt. Je vacature is gedeeld. {name_of(colleague)} is nu het"
            " aanspreekpunt en krijgt bericht."
        )
    return "Gelukt. Je vacature is gedeeld. Je hoeft hem niet alleen te vullen."


class CopyView(OfVacatureMixin, VacatureFormView):
    """The entry form, filled in with the text of another vacature."""

    http_method_names = ["get", "head", "options"]
    form_class = EntryForm
    extra_context = {"is_new": True}

    def get_form_kwargs(self):
        vacature = self.vacature()
        return super().get_form_kwargs() | {
            "instance": entry.copy_of(vacature),
            "initial": {"employer_name": vacature.employer.name},
        }


class EditView(OfVacatureMixin, VacatureFormView):
    """The text of a vacature, for who handles it."""

    form_class = VacatureForm

    def get_form_kwargs(self):
        vacature = self.vacature()
        try:
            states.check(Move.EDIT, vacature, self.request.user)
        except VacatureError as error:
            raise Http404 from error
        return super().get_form_kwargs() | {"instance": vacature}

    def region(self, organisation):
        return self.vacature().region

    def form_valid(self, form):
        if form.must_be_checked:
            return self.ask_to_check(form)
        fields = {name: form.cleaned_data[name] for name in form._meta.fields}
        try:
            entry.change(form.instance, fields, by=self.request.user)
        except VacatureError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, "Gelukt. De vacature is aangepast.")
        return redirect(form.instance)
