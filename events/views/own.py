"""What a member signed up for, and the calendar that follows it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events import own_agenda, personal_calendar
from events.models import CalendarFeed

SESSION_KEY = "new_calendar"


@require_safe
@login_required
def agenda(request):
    """List the own places; a new secret address is shown this once."""
    secret = request.session.pop(SESSION_KEY, "")
    path = reverse("events:personal_calendar", args=[secret]) if secret else ""
    context = {
        "places": own_agenda.places(request.user),
        "has_feed": CalendarFeed.objects.filter(user=request.user).exists(),
        "feed_url": f"webcal://{request.get_host()}{path}" if path else "",
    }
    return TemplateResponse(request, "events/own.html", context)


@require_POST
@login_required
def calendar_address(request):
    """Make a new secret address, or end the one there is."""
    if request.POST.get("actie") == "stop":
        personal_calendar.revoke(request.user)
    else:
        request.session[SESSION_KEY] = personal_calendar.renew(request.user)
    return redirect("events:own")
