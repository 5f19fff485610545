"""The queue and its cases in the admin."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.paging import page_of

from . import decisions, permissions, queue, registry
from .forms import DecisionForm
from .models import Case

PER_PAGE = 50
WAITING, DECIDED = "wacht", "besloten"
STATES = [(WAITING, "Wacht"), (DECIDED, "Besloten")]


class ModeratorView(PermissionRequiredMixin, WagtailAdminTemplateMixin):
    """A screen for moderators; the admin says it to anybody else."""

    permission_required = permissions.RIGHT
    raise_exception = True
    header_icon = "glasses"


class QueueView(ModeratorView, TemplateView):
    """Everything that waits, the longest waiting first; or what was decided."""

    page_title = "Moderatie"
    template_name = "wagtailadmin/moderation/queue.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "Moderatie"}]

    def get_context_data(self, **kwargs):
        kinds = [*registry.registered(), *queue.sources()]
        chosen = self.request.GET.get("soort", "")
        kind = next((kind.name for kind in kinds if kind.name == chosen), "")
        is_decided = self.request.GET.get("stand") == DECIDED
        found = (
            _decided(kind)
            if is_decided
            else queue.waiting(self.request.user, kind=kind)
        )
        results = page_of(found, self.request, per_page=PER_PAGE)
        return super().get_context_data(
            results=results,
            states=STATES,
            state=DECIDED if is_decided else WAITING,
            is_decided=is_decided,
            kinds=kinds,
            kind=kind,
            **kwargs,
        )


def _decided(kind):
    cases = Case.objects.decided().order_by("-decided_at", "-pk").with_thing()
    return cases.filter(kind=kind) if kind else cases


class CaseView(ModeratorView, FormView):
    """One case: what was said about it, and the form to decide."""

    page_title = "Moderatie"
    template_name = "wagtailadmin/moderation/case.html"
    form_class = DecisionForm
    success_url = reverse_lazy("moderation_queue")

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        people = ("author", "decided_by", "reviewed_by")
        self.case = get_object_or_404(Case.objects.select_related(*people), pk=pk)

    def get_page_subtitle(self):
        return str(self.case)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("moderation_queue"), "label": "Moderatie"},
            {"url": "", "label": self.case.label, "sublabel": self.case.title},
        ]

    def get_initial(self):
        return {"step": self.case.step}

    def get_context_data(self, **kwargs):
        reports = self.case.reports.select_related("reporter")
        if self.case.author_id == self.request.user.pk:
            # The author never learns who reported, also when they moderate.
            reports = reports.none()
        return super().get_context_data(
            case=self.case,
            reports=reports,
            may_decide=permissions.may_decide(self.request.user, self.case),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            decisions.decide(self.case, by=self.request.user, **form.cleaned_data)
        except decisions.AlreadyDecidedError:
            messages.warning(self.request, "Een collega was je voor. Lees het besluit.")
            return redirect("moderation_case", self.case.pk)
        except decisions.NotYoursError:
            messages.warning(self.request, "Hierover besluit een andere moderator.")
            return redirect("moderation_case", self.case.pk)
        messages.success(
            self.request, "Gelukt. De melder en de maker krijgen een mail."
        )
        return super().form_valid(form)
