"""What happens to a vacature that somebody reports."""

from django.utils import timezone

from moderation.registry import Reportable, register

from .models import Vacature


def _set_hidden(vacature, hidden_at):
    vacature.hidden_at = hidden_at
    vacature.save(update_fields=["hidden_at"])


def register_vacatures():
    register(
        Reportable(
            name="vacature",
            label="Vacature",
            queryset_for=Vacature.objects.visible_to,
            title=str,
            url=Vacature.get_absolute_url,
            author=lambda vacature: vacature.holder,
            hide=lambda vacature: _set_hidden(vacature, timezone.now()),
            show=lambda vacature: _set_hidden(vacature, None),
        )
    )
