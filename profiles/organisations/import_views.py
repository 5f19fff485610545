"""Importing organisations and people in the admin: look first, then do it."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.views.generic import FormView

from .admin_views import AdministratorView
from .importing.resources import OrganisationResource, PersonResource
from .importing.running import run
from .models import Region

KINDS = {
    "organisaties": ("Organisaties inlezen", OrganisationResource),
    "mensen": ("Mensen inlezen", PersonResource),
}
KEPT_SECONDS = 30 * 60
SHOWN = 200
AGAIN = "Dit bestand is niet meer bewaard. Kies het opnieuw."


class ImportForm(forms.Form):
    """A file, and the region that it is about."""

    region = forms.ModelChoiceField(
        label="Regio",
        queryset=Region.objects.all(),
        empty_label=None,
        error_messages={"required": "Kies een regio."},
    )
    file = forms.FileField(
        label="Bestand",
        help_text="CSV (UTF-8) of Excel (xlsx). Eerst kijken we alleen.",
        error_messages={"required": "Kies een bestand."},
    )


class ImportView(AdministratorView, FormView):
    """Show what a file would do; only then it can be done."""

    template_name = "wagtailadmin/organisations/import.html"
    header_icon = "upload"
    form_class = ImportForm

    @cached_property
    def kind(self):
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        return KINDS[self.kwargs["kind"]]

    @property
    def resource_class(self):
        return self.kind[1]

    def get_page_title(self):
        return self.kind[0]

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.kind[0]}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            columns=self.resource_class.columns,
            required=self.resource_class.required,
            shown=SHOWN,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        token = request.POST.get("token", "")
        return self._import(token) if token else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        region, content = form.cleaned_data["region"], form.cleaned_data["file"].read()
        report = self._run(content, region, dry_run=True)
        token = ""
        if report.is_good:
            token = get_random_string(32)
            cache.set(self._key(token), (content, region.pk), KEPT_SECONDS)
        context = self.get_context_data(form=form, report=report, token=token)
        status = HTTPStatus.OK if report.is_good else HTTPStatus.UNPROCESSABLE_ENTITY
        return self.render_to_response(context, status=status)

    def _import(self, token):
        """Do what was shown, with the very file that was looked at."""
        kept = cache.get(self._key(token)) if token.isalnum() else None
        region = kept and Region.objects.filter(pk=kept[1]).first()
        if region is None:
            messages.warning(self.request, AGAIN)
            return redirect(self.request.path)
        cache.delete(self._key(token))
        report = self._run(kept[0], region, dry_run=False)
        if not report.is_good:
            context = self.get_context_data(form=self.get_form_class()(), report=report)
            return self.render_to_response(
                context, status=HTTPStatus.UNPROCESSABLE_ENTITY
            )
        messages.success(
            self.request, f"Ingelezen: {report.new} nieuw, {report.known} al bekend."
        )
        return redirect(self.request.path)

    def _run(self, content, region, *, dry_run):
        return run(
            self.resource_class,
            content,
            region=region,
            by=self.request.user,
            dry_run=dry_run,
        )

    def _key(self, token):
        kind = self.kwargs["kind"]
        return f"organisations.import:{self.request.user.pk}:{kind}:{token[:32]}"
