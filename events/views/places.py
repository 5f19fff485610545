"""What a link in a mail opens: reading changes nothing, a button does."""

from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events import agenda, cancelling, registration, waiting_list
from events.errors import RegistrationError
from events.forms import PlaceForm
from events.links import Purpose, path, read

from . import steps

GONE, CONFLICT, UNPROCESSABLE = 410, 409, 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request, purpose, token):
    """Open a link from a mail; one that is too old says so."""
    try:
        purpose = Purpose(purpose)
    except ValueError as error:
        raise Http404 from error
    found, is_old = read(purpose, token)
    if is_old:
        return TemplateResponse(request, "events/old_link.html", status=GONE)
    if found is None:
        raise Http404
    return PAGES[purpose](request, found)


def _confirm(request, found):
    if request.method == "POST":
        return _act(request, found, registration.confirm)
    return _page(request, found, "events/confirm.html")


def _seat(request, found):
    if request.method == "POST":
        return _act(request, found, waiting_list.accept)
    return _page(request, found, "events/seat.html")


def _act(request, found, use_case):
    """Do what the button says, and show the place that came of it."""
    try:
        placed = use_case(found)
    except RegistrationError as error:
        context = {"problem": str(error)}
        return _page(request, found, "events/seat.html", CONFLICT, **context)
    return redirect(path(placed, Purpose.PLACE))


def _place(request, found):
    if request.POST.get("actie") == "afmelden" and not found.event.is_past:
        return _cancel(request, found)
    form = PlaceForm(request.POST or None, registration=found)
    if request.method != "POST" or found.is_cancelled:
        return _page(request, found, "events/place.html", form=form)
    if form.is_valid():
        try:
            registration.change(
                found,
                name_audience=form.cleaned_data["name_audience"],
                choices=form.choices(),
            )
            context = {"form": form, "is_saved": True}
            return _page(request, found, "events/place.html", **context)
        except RegistrationError as error:
            form.add_error(None, str(error))
    return _page(request, found, "events/place.html", UNPROCESSABLE, form=form)


def _cancel(request, found):
    was_there = cancelling.cancel(found)
    found.refresh_from_db()
    context = {"was_there": was_there, "is_just_cancelled": True}
    return _page(request, found, "events/place.html", **context)


def _page(request, found, template, status=200, **context):
    event = found.event
    others = event.registrations.shown_to_participant(found).exclude(pk=found.pk)
    context |= {
        "registration": found,
        "event": event,
        "when": agenda.moment_of(event),
        "place": agenda.place_of(event),
        "place_path": path(found, Purpose.PLACE),
        "others": others.order_by("name", "pk") if found.is_confirmed else [],
    }
    return TemplateResponse(request, template, context, status=status)


PAGES = {
    Purpose.CONFIRM: _confirm,
    Purpose.SEAT: _seat,
    Purpose.PLACE: _place,
    Purpose.STEP: steps.step,
}
