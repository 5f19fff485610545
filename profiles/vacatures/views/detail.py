from http import HTTPStatus

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.views.generic import TemplateView
from wagtail.log_actions import log

from profiles.vacatures import details
from profiles.vacatures.forms import (
    AskForm,
    ClosingForm,
    ContributionForm,
    FillForm,
    ForwardForm,
    HandOverForm,
    InviteForm,
    NoteForm,
    TakeBackForm,
)
from profiles.vacatures.merging_forms import MergeForm
from profiles.vacatures.models import Vacature
from profiles.vacatures.models.vacatures import default_closing_date
from profiles.vacatures.permissions import handles

ALTERNATIVES = 4


class DetailView(TemplateView):
    """One vacature, with all that this reader may see of it and do with it."""

    template_name = "vacatures/vacature_detail.html"

    def get(self, request, *args, pk, **kwargs):
        vacature = found(request.user, pk)
        if vacature is None:
            return closed_in_public(request, pk)
        if vacature.merged_into_id:
            target = found(request.user, vacature.merged_into_id)
            if target is None:
                raise Http404
            return HttpResponsePermanentRedirect(target.get_absolute_url())
        return self.render_to_response(self.get_context_data(vacature=vacature))

    def get_context_data(self, *, vacature, **bound):
        return super().get_context_data(**page_context(vacature, self.request, bound))


def found(user, pk):
    """Return a vacature that this user may see, or None."""
    visible = Vacature.objects.visible_to(user).filter(pk=pk)
    rows = visible.select_related("employer", "municipality", "organisation")
    return rows.prefetch_related("participations").first()


def page_context(vacature, request, bound=()):
    """Return what the page shows; ``bound`` are forms that were filled in wrongly."""
    user = request.user
    context = details.context_for(vacature, user)
    if context.get("contacts") and not handles(user, vacature):
        # Who runs the platform and looks behind the curtain leaves a trace.
        log(vacature, "vacatures.look", user=user)
    return context | forms_for(vacature, user, context) | dict(bound)


def forms_for(vacature, user, context):
    """Return the forms of the moves that this user may make."""
    moves = context.get("moves", ())
    own = context.get("own_part")
    usual = default_closing_date()
    latest = max(usual, vacature.closes_on)
    made = {
        "note": lambda: NoteForm(),
        "give": lambda: HandOverForm(user=user),
        "invite": lambda: InviteForm(user=user),
        "ask_for_it": lambda: AskForm(),
        "fill": lambda: FillForm(vacature=vacature),
        "forward": lambda: ForwardForm(user=user, region=vacature.region_id),
        "take_back": lambda: TakeBackForm(vacature=vacature),
        "extend": lambda: ClosingForm(initial={"closes_on": latest}),
        "reopen": lambda: ClosingForm(initial={"closes_on": usual}),
        "merge": lambda: MergeForm(user=user, vacature=vacature),
    }
    forms = {f"{name}_form": make() for name, make in made.items() if name in moves}
    if own:
        kinds = [contribution.kind for contribution in own.contributions.all()]
        initial = {"kinds": kinds, "is_thanked": own.is_thanked}
        forms["contribution_form"] = ContributionForm(initial=initial)
    return forms


def closed_in_public(request, pk):
    """Say that a vacature is over, to whom could read it once; offer others."""
    user = request.user
    gone = Vacature.objects.closed_in_public().filter(pk=pk).first()
    if gone is None or getattr(user, "is_member", False):
        raise Http404
    if gone.merged_into_id and found(user, gone.merged_into_id):
        return HttpResponsePermanentRedirect(gone.merged_into.get_absolute_url())
    others = Vacature.objects.visible_to(user).filter(region=gone.region_id)
    alike = others.filter(municipality=gone.municipality_id) | others.filter(
        form=gone.form
    )
    rows = alike.select_related("employer", "municipality").newest_first()
    context = {
        "closed_on": gone.closed_at or gone.closes_on,
        "others": list(rows[:ALTERNATIVES]),
    }
    return TemplateResponse(
        request, "vacatures/gone.html", context, status=HTTPStatus.GONE
    )
