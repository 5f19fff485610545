"""What this package tells lower apps when the site starts."""

from datetime import timedelta

from accounts.retention import Rule, register
from profiles.organisations import panels
from profiles.organisations.permissions import may_manage_members
from profiles.vacatures.models import ApiCall

KEPT = timedelta(days=90)


def _for_coordinator(organisation, request):
    return [organisation] if may_manage_members(request.user, organisation) else []


def connect():
    register(
        Rule(
            "vacatures.api_calls",
            "Vragen van programma’s, na 90 dagen",
            lambda now: ApiCall.objects.before(now - KEPT),
        )
    )
    panels.register(
        panels.Panel(
            "keys",
            "Programma’s",
            "vacatures/_keys_panel.html",
            of_organisation=_for_coordinator,
            order=900,
        )
    )
