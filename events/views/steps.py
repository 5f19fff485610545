"""Writing down a first small step, and telling later how it went."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse

from events import steps as use_case
from events.forms import OutcomeForm, StepForm
from events.links import Purpose, path

UNPROCESSABLE = 422


def step(request, found):
    """Show the form that is next: the step, how it went, or thanks."""
    current = getattr(found, "step", None)
    if not found.is_confirmed:
        return _page(request, found, None)
    if current and current.outcome:
        return _page(request, found, None, step=current)
    form_class = OutcomeForm if current else StepForm
    form = form_class(request.POST or None, instance=current)
    if request.method != "POST":
        return _page(request, found, form, step=current)
    if not form.is_valid():
        return _page(request, found, form, UNPROCESSABLE, step=current)
    if current:
        use_case.answer(current, **form.cleaned_data)
    else:
        use_case.write(found, **form.cleaned_data)
    return redirect(path(found, Purpose.STEP))


def _page(request, found, form, status=200, *, step=None):
    context = {
        "registration": found,
        "event": found.event,
        "form": form,
        "step": step,
    }
    return TemplateResponse(request, "events/step.html", context, status=status)
