from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from core import error_pages, limits

from . import decisions, registry, reporting
from .forms import ObjectionForm, ReportForm
from .models import Case

UNPROCESSABLE = 422
BIGGEST_KEY = 2**63 - 1
LIMITS = "10/h/user,30/d/user,60/h/ip"
THANKS = "Dank je wel. Een moderator kijkt ernaar. Je hoort wat we besluiten."


class ModerationFormView(LoginRequiredMixin, FormView):
    """A form that comes back with 422 when something is wrong with it."""

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=UNPROCESSABLE)


class ReportView(ModerationFormView):
    """Let a member say what is wrong with something they can see."""

    template_name = "moderation/report_form.html"
    form_class = ReportForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.reportable = registry.find(kwargs["kind"])
            is_known = self.reportable is not None and kwargs["pk"] <= BIGGEST_KEY
            if not is_known or not request.user.is_member:
                raise Http404
            self.thing = get_object_or_404(self.visible, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def visible(self):
        return self.reportable.queryset_for(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            label=self.reportable.label,
            title=self.reportable.title(self.thing),
            url=self.reportable.url(self.thing),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if limits.is_exceeded(request, "report", LIMITS):
            return error_pages.too_many_requests(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        if not form.is_from_robot:
            reporting.report(
                self.reportable,
                self.thing,
                by=self.request.user,
                reason=form.cleaned_data["reason"],
                text=form.cleaned_data["text"],
            )
        messages.success(self.request, THANKS)
        # The third report takes it off the site, for who reported it as well.
        is_left = self.visible.filter(pk=self.thing.pk).exists()
        return redirect(self.reportable.url(self.thing) if is_left else "/")


class DecisionView(ModerationFormView):
    """Show an author what was decided, and let them object once."""

    template_name = "moderation/decision.html"
    form_class = ObjectionForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            own = Case.objects.decided().filter(author=request.user)
            self.case = get_object_or_404(own, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(case=self.case, **kwargs)

    def form_valid(self, form):
        try:
            decisions.object_to(
                self.case, by=self.request.user, text=form.cleaned_data["text"]
            )
        except decisions.AlreadyObjectedError:
            messages.warning(self.request, "Je kunt één keer bezwaar maken.")
        else:
            messages.success(
                self.request, "Gelukt. Een andere moderator kijkt nu opnieuw."
            )
        return redirect("moderation:decision", self.case.pk)
