"""Signing up, on an address of its own."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from core.limits import is_exceeded
from events import agenda, registration
from events.errors import ClosedError, FullSessionError
from events.forms import SignUpForm
from events.links import Purpose, path
from profiles.organisations.names import name_of
from profiles.organisations.permissions import organisation_of

RATES_OF_GUESTS, RATES_OF_MEMBERS = "30/h/ip", "30/h/user"
UNPROCESSABLE, CONFLICT, TOO_MANY = 422, 409, 429


def sign_up(request, event):
    """Show the form, and take what a member or a guest filled in."""
    known = _known(request.user)
    form = SignUpForm(request.POST or None, event=event, known=known)
    if request.method != "POST":
        return _page(request, event, form)
    rates = RATES_OF_MEMBERS if known else RATES_OF_GUESTS
    if is_exceeded(request, "event_sign_up", rates):
        return _page(request, event, form, TOO_MANY)
    if not form.is_valid():
        return _page(request, event, form, UNPROCESSABLE)
    try:
        return _take(request, event, form)
    except FullSessionError as error:
        form.add_error(None, str(error))
        return _page(request, event, form, UNPROCESSABLE)
    except ClosedError:
        return _page(request, event, form, CONFLICT, is_closed=True)


def check_your_mail(request, event):
    """Say what a guest does next; it is the same for every address."""
    return _private(
        TemplateResponse(request, "events/check_mail.html", {"page": event})
    )


def _take(request, event, form):
    done = redirect(f"{event.get_url(request)}aanmelden/gelukt/")
    if form.is_from_robot:
        return done
    if form.known:
        placed = registration.sign_up_member(event, request.user, form.details())
        return redirect(path(placed, Purpose.PLACE))
    registration.sign_up_guest(event, form.details())
    return done


def _known(user):
    """Return what a member need not fill in again; nothing of anybody else."""
    if not getattr(user, "is_member", False):
        return None
    organisation = organisation_of(user)
    return {
        "name": name_of(user)[:80],
        "email": user.email,
        "organisation": organisation.name[:120] if organisation else "",
    }


def _page(request, event, form, status=200, *, is_closed=False):
    own = event.registrations.of(request.user).taking_part().first()
    context = {
        "page": event,
        "form": form,
        "when": agenda.moment_of(event),
        "place": agenda.place_of(event),
        "is_closed": is_closed or not event.is_open_for_registration,
        "is_too_many": status == TOO_MANY,
        "is_full": event.capacity is not None and _is_full(event),
        "own_path": path(own, Purpose.PLACE) if own else "",
    }
    return _private(
        TemplateResponse(request, "events/sign_up.html", context, status=status)
    )


def _is_full(event):
    return event.registrations.seated().count() >= event.capacity


def _private(response):
    """Keep a page that holds a token of one reader out of every cache."""
    patch_cache_control(response, private=True, no_store=True)
    return response
