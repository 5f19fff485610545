"""Somebody's own data: to read, to take along, and to remove."""

from allauth.account.decorators import reauthentication_required
from allauth.account.forms import BaseConfirmCodeForm
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView, View

from core import error_pages, limits

from . import personal_data
from .erasure import ErasureProcess
from .forms import InOurWords


class PersonalDataView(LoginRequiredMixin, TemplateView):
    """What is known of you, in one list."""

    template_name = "accounts/personal_data.html"

    def get_context_data(self, **kwargs):
        collected = personal_data.collect(self.request.user)
        return super().get_context_data(collected=collected, **kwargs)


@method_decorator(reauthentication_required, "dispatch")
class DownloadView(LoginRequiredMixin, View):
    """The same as a file."""

    http_method_names = ["get"]

    def get(self, request):
        response = HttpResponse(
            personal_data.archive(request.user), content_type="application/zip"
        )
        response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.zip"'
        return response


class ConfirmErasureForm(InOurWords, BaseConfirmCodeForm):
    """The code from the mail."""


@method_decorator(reauthentication_required, "dispatch")
class EraseView(LoginRequiredMixin, TemplateView):
    """Tell what happens, and mail the code."""

    template_name = "accounts/erase.html"

    def get_context_data(self, **kwargs):
        open_ends = personal_data.open_ends(self.request.user)
        return super().get_context_data(open_ends=open_ends, **kwargs)

    def post(self, request):
        if limits.is_exceeded(request, "erase", "5/15m/user"):
            return error_pages.too_many_requests(request)
        ErasureProcess.begin(request)
        return redirect("account_erase_confirm")


class ConfirmErasureView(LoginRequiredMixin, FormView):
    """Ask for the code; the right one removes the account at once."""

    template_name = "accounts/erase_confirm.html"
    form_class = ConfirmErasureForm

    def dispatch(self, request, *args, **kwargs):
        self.process = None
        if request.user.is_authenticated:
            self.process = ErasureProcess.resume(request)
            if self.process is None:
                messages.warning(request, "De code werkt niet meer. Vraag een nieuwe.")
                return redirect("account_erase")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"code": self.process.code}

    def get_context_data(self, **kwargs):
        context = {"email": self.process.state["email"]}
        return super().get_context_data(**context | kwargs)

    def form_valid(self, form):
        user = self.request.user
        personal_data.erase(user)
        logout(self.request)
        messages.success(self.request, "Je account en je gegevens zijn weg.")
        return redirect("/")

    def form_invalid(self, form):
        if "code" in form.data and not self.process.record_invalid_attempt():
            messages.error(self.request, "Dat was te vaak fout. Vraag een nieuwe code.")
            return redirect("account_erase")
        return super().form_invalid(form)
