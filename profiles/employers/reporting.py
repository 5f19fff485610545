"""What happens to an entry that somebody reports."""

from django.utils import timezone

from moderation.registry import Reportable, register

from .models import EmployerEntry

NAME = "werkgevernotitie"


def _set_hidden(entry, hidden_at):
    entry.hidden_at = hidden_at
    entry.save(update_fields=["hidden_at"])


def _visible_to(user):
    return EmployerEntry.objects.visible_to(user).select_related("employer", "author")


def register_entries():
    register(
        Reportable(
            name=NAME,
            label="Notitie bij een werkgever",
            queryset_for=_visible_to,
            title=str,
            url=EmployerEntry.get_absolute_url,
            author=lambda entry: entry.author,
            hide=lambda entry: _set_hidden(entry, timezone.now()),
            show=lambda entry: _set_hidden(entry, None),
            text=lambda entry: entry.text,
        )
    )
