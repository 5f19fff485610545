"""What the organiser of an event does; for anybody else it is not there."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from events import agenda, exports, rounds_of_mail, states
from events.enums import StepOutcome
from events.forms import CallOffForm, MessageForm
from events.models import Step
from events.permissions import may_edit, may_organise

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNPROCESSABLE = 422


def serve(request, event, tool):
    """Answer with one of the tools, to who organises this event."""
    if tool not in TOOLS or not may_organise(request.user, event):
        raise Http404
    view, methods = TOOLS[tool]
    if request.method not in methods:
        return HttpResponseNotAllowed(methods)
    return view(request, event)


def _overview(request, event):
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    copy = reverse("wagtailadmin_pages:copy", args=[event.pk])
    steps = Step.objects.of_event(event)
    counts = steps.counts()
    context = _base(request, event) | {
        "people": _people(event),
        "waiting": event.registrations.waiting(),
        "confirmed_total": event.registrations.confirmed().count(),
        "links": (edit, copy) if may_edit(request.user, event) else (),
        "steps_total": counts["total"],
        "outcomes": [(o.label, counts[o.value]) for o in StepOutcome],
        "effects": steps.with_shared_effect().order_by("answered_at", "pk"),
    }
    return TemplateResponse(request, "events/organise.html", context)


def _check_in(request, event):
    """Note that somebody came in, or that this was a mistake."""
    wanted = request.POST.get("wie", "")
    if not wanted.isdecimal() or len(wanted) > 18:
        raise Http404
    person = get_object_or_404(event.registrations.confirmed(), pk=int(wanted))
    is_in = request.POST.get("is") != "weg"
    person.checked_in_at = (person.checked_in_at or timezone.now()) if is_in else None
    person.save(update_fields=["checked_in_at"])
    return redirect(f"{_home(request, event)}#wie-{person.pk}")


def _badges(request, event):
    return _print(request, event, "events/print/badges.html")


def _sign_in_sheet(request, event):
    return _print(request, event, "events/print/sign_in.html")


def _print(request, event, template):
    context = _base(request, event) | {"people": _people(event).confirmed()}
    return TemplateResponse(request, template, context)


def _csv(request, event):
    content = exports.to_csv(_export(request, event))
    return _file(content, "text/csv; charset=utf-8", f"{event.slug}.csv")


def _excel(request, event):
    return _file(exports.to_excel(_export(request, event)), EXCEL, f"{event.slug}.xlsx")


def _export(request, event):
    """Return everybody on the list, and keep in the log who took it along."""
    log(event, "events.export", user=request.user)
    return _people(event).taking_part()


def _file(content, content_type, name):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _message(request, event):
    def send(form):
        rounds_of_mail.send_message(event, form.cleaned_data["text"])
        messages.success(request, "Gelukt. Iedereen op de lijst krijgt je bericht.")

    return _form(request, event, MessageForm, "events/message.html", send)


def _call_off(request, event):
    def call_off(form):
        states.call_off(event, reason=form.cleaned_data["reason"])
        log(event, "events.call_off", user=request.user)
        messages.success(request, "Gelukt. Iedereen op de lijst krijgt een mail.")

    return _form(request, event, CallOffForm, "events/call_off.html", call_off)


def _form(request, event, form_class, template, act):
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(form)
        return redirect(_home(request, event))
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = _base(request, event) | {"form": form}
    return TemplateResponse(request, template, context, status=status)


def _people(event):
    ordered = event.registrations.taking_part().order_by("name", "pk")
    return ordered.prefetch_related("choices__session")


def _base(request, event):
    return {
        "page": event,
        "when": agenda.moment_of(event),
        "place": agenda.place_of(event),
        "home": _home(request, event),
    }


def _home(request, event):
    return f"{event.get_url(request)}beheer/"


READ, WRITE, BOTH = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")
TOOLS = {
    "overzicht": (_overview, READ),
    "inchecken": (_check_in, WRITE),
    "badges": (_badges, READ),
    "tekenlijst": (_sign_in_sheet, READ),
    "csv": (_csv, READ),
    "excel": (_excel, READ),
    "bericht": (_message, BOTH),
    "afgelasten": (_call_off, BOTH),
}
