"""The employers of the region: the list, one employer, and who looks after it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.log_actions import log

from core import limits
from core.error_pages import too_many_requests
from profiles.organisations.access import MemberRequiredMixin
from profiles.organisations.permissions import may_run_platform, organisation_of

from . import copying, finding, relations
from .details import context_for, looks_behind
from .directory import directory_context
from .errors import EmployerError
from .forms import DeputyForm, EmployerForm, EntryForm
from .models import Employer
from .permissions import is_of_team

CREATE_RATE = "60/h/user"


class DirectoryView(MemberRequiredMixin, TemplateView):
    """All employers, with search and filters."""

    template_name = "employers/employer_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**directory_context(self.request) | kwargs)


class OfEmployerMixin(MemberRequiredMixin):
    """Finds the employer of an address; for who is no member there is none."""

    def employer(self):
        visible = Employer.objects.visible_to(self.request.user)
        rows = visible.select_related("municipality", "sector", "holder", "deputy")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def employer_of_team(self):
        """Return the employer to who is of its team, or who runs the platform."""
        employer, user = self.employer(), self.request.user
        if not (is_of_team(user, employer) or may_run_platform(user)):
            raise Http404
        return employer


class PageMixin(OfEmployerMixin):
    """Shows the page of an employer, also with a form that was filled in wrongly."""

    template_name = "employers/employer_detail.html"

    def page(self, employer, *, status=HTTPStatus.OK, **bound):
        context = page_context(employer, self.request) | bound
        return self.render_to_response(context, status=status)


def page_context(employer, request):
    """Return what the page shows; who looks behind the curtain leaves a trace."""
    context = context_for(employer, request)
    if looks_behind(context, request.user):
        log(employer, "employers.look", user=request.user)
    context["entry_form"] = EntryForm()
    if context["decides"]:
        context["deputy_form"] = DeputyForm(user=request.user, employer=employer)
    return context


class DetailView(PageMixin, TemplateView):
    """One employer, with all that colleagues know of it."""

    def get(self, request, *args, **kwargs):
        return self.page(self.employer())


class RelationView(OfEmployerMixin, View):
    """A button about who looks after an employer."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        employer = self.employer()
        try:
            self.act(employer)
        except EmployerError as error:
            messages.warning(request, str(error))
        return redirect(employer)


class TakeOverView(RelationView):
    """Become the vaste contactpersoon."""

    def act(self, employer):
        relations.take_over(employer, by=self.request.user)
        messages.success(self.request, "Gelukt. Jij bent nu de vaste contactpersoon.")


class DeputyView(RelationView):
    """Choose a vervanger."""

    def act(self, employer):
        form = DeputyForm(self.request.POST, user=self.request.user, employer=employer)
        if not form.is_valid():
            raise EmployerError("Kies een collega uit de lijst.")
        deputy = form.cleaned_data["deputy"]
        relations.choose_deputy(employer, deputy, by=self.request.user)
        said = "Je collega krijgt bericht." if deputy else "Er is nu geen vervanger."
        messages.success(self.request, f"Gelukt. {said}")


class EmployerFormView(MemberRequiredMixin, FormView):
    """The facts of an employer, that may be there already."""

    template_name = "employers/employer_form.html"
    form_class = EmployerForm

    def form_invalid(self, form):
        page = self.get_context_data(form=form)
        return self.render_to_response(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def form_valid(self, form):
        if form.must_be_checked:
            return self.form_invalid(form)
        try:
            employer = self.store(form.instance)
        except EmployerError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, "Gelukt. De werkgever is bewaard.")
        return redirect(employer)


class CreateView(EmployerFormView):
    """An employer that nobody wrote down before."""

    extra_context = {"is_new": True}

    def post(self, request, *args, **kwargs):
        if limits.is_exceeded(request, "employer", CREATE_RATE):
            return too_many_requests(request)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        organisation = organisation_of(self.request.user)
        if organisation is None:
            raise Http404
        known = {"user": self.request.user, "region": organisation.region}
        return super().get_form_kwargs() | known

    def store(self, employer):
        employer.holder = self.request.user
        return finding.store(employer)


class EditView(OfEmployerMixin, EmployerFormView):
    """Other facts, from who is of the team."""

    def get_form_kwargs(self):
        employer = self.employer_of_team()
        known = {"user": self.request.user, "region": employer.region}
        return super().get_form_kwargs() | known | {"instance": employer}

    def store(self, employer):
        stored = finding.store(employer)
        log(stored, "wagtail.edit", user=self.request.user)
        return stored


class CopyView(OfEmployerMixin, View):
    """A copy of all that stands here, for the team to give to the employer."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        employer = self.employer_of_team()
        log(employer, "employers.copy", user=request.user)
        text = copying.text_for(employer, request.user)
        response = HttpResponse(text, content_type="text/plain; charset=utf-8")
        name = f"werkgever-{employer.pk}.txt"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
