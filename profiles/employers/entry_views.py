"""What members write about an employer."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import FormView
from django.views.generic.base import TemplateResponseMixin

from core import limits
from core.error_pages import too_many_requests

from . import entries
from .errors import EmployerError
from .forms import EntryForm
from .models import EmployerEntry
from .permissions import may_change
from .views import OfEmployerMixin, PageMixin

WRITE_RATE = "120/h/user"


class WriteView(PageMixin, TemplateResponseMixin, View):
    """Write something down; what is wrong is shown on the page of the employer."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if limits.is_exceeded(request, "employer_entry", WRITE_RATE):
            return too_many_requests(request)
        employer = self.employer()
        form = EntryForm(request.POST, instance=EmployerEntry(employer=employer))
        if not form.is_valid() or form.must_be_checked:
            warnings = form.warnings() if form.is_valid() else []
            return self.page(
                employer,
                status=HTTPStatus.UNPROCESSABLE_ENTITY,
                entry_form=form,
                warnings=warnings,
                is_opened=True,
            )
        form.instance.key = form.cleaned_data["key"]
        entries.write(form.instance, by=request.user)
        messages.success(request, "Gelukt. Je notitie is bewaard.")
        return redirect(employer)


class OfEntryMixin(OfEmployerMixin):
    """Finds an entry that this member may read."""

    def entry(self):
        visible = EmployerEntry.objects.visible_to(self.request.user)
        rows = visible.select_related("employer")
        # Asked by its own key, a number that no database knows is simply not found.
        keys = {"pk": self.kwargs["entry_pk"], "employer__pk": self.kwargs["pk"]}
        return get_object_or_404(rows, **keys)


class ChangeView(OfEntryMixin, FormView):
    """Change what one wrote oneself."""

    template_name = "employers/entry_form.html"
    form_class = EntryForm

    def get_form_kwargs(self):
        entry = self.entry()
        if not may_change(self.request.user, entry):
            raise Http404
        return super().get_form_kwargs() | {"instance": entry}

    def form_invalid(self, form, **context):
        page = self.get_context_data(form=form, **context)
        return self.render_to_response(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def form_valid(self, form):
        if form.must_be_checked:
            return self.form_invalid(form, warnings=form.warnings())
        fields = form.fields_to_store()
        try:
            stored = entries.change(form.instance, fields, by=self.request.user)
        except EmployerError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, "Gelukt. Je notitie is bewaard.")
        return redirect(stored)


class EntryActionView(OfEntryMixin, View):
    """A button beside one entry."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        entry = self.entry()
        try:
            self.act(entry)
        except EmployerError as error:
            messages.warning(request, str(error))
        return redirect(entry.employer)


class SettleView(EntryActionView):
    """Say that something is over."""

    def act(self, entry):
        entries.settle(entry, by=self.request.user)
        messages.success(self.request, "Gelukt. Het staat nu bij wat is geweest.")


class DeleteView(EntryActionView):
    """Throw something away."""

    def act(self, entry):
        entries.delete(entry, by=self.request.user)
        messages.success(self.request, "Je notitie is weg.")
