"""What Mijn platform shows of employers: whom to speak again."""

from django.db.models import Q
from django.utils.text import Truncator

from core import dashboard
from core.dashboard import MemberLink, Task

from .enums import EntryKind
from .models import EmployerEntry

MOST_LETTERS = 100


def _tasks(request):
    """Return what this member, as contactpersoon or vervanger, comes back to now."""
    user = request.user
    mine = Q(employer__holder=user) | Q(employer__deputy=user) | Q(author=user)
    rows = EmployerEntry.objects.visible_to(user).coming_up().filter(mine)
    return [_task(entry) for entry in rows.select_related("employer")]


def _task(entry):
    what = "Afspraak met" if entry.kind == EntryKind.AGREEMENT else "Weer contact met"
    return Task(
        title=f"{what} {entry.employer.name}",
        text=Truncator(entry.text).chars(MOST_LETTERS),
        url=entry.get_absolute_url(),
        button="Bekijk",
    )


def register():
    dashboard.register_link(MemberLink("Werkgevers", "employers:list", 25))
    dashboard.register_tasks("employers", _tasks)
