"""The kandidaten of a vacature, for the members who work on it together."""

import uuid
from typing import NamedTuple

from django import template

from profiles.organisations.permissions import organisation_of
from profiles.vacatures import counting
from profiles.vacatures.enums import NominationStage
from profiles.vacatures.models import Nomination
from profiles.vacatures.nominations import next_stages

register = template.Library()


class Shown(NamedTuple):
    """A kandidaat, with the (value, label) of stages that the reader may choose.

    ``waits`` says that the reader can count the place that this kandidaat took.
    """

    nomination: Nomination
    choices: list[tuple[str, str]]
    waits: bool


@register.inclusion_tag("vacatures/_nominations.html", takes_context=True)
def nominations_of(context, vacature):
    """Show who was brought to a vacature, and the button to bring another.

    On the page of a vacature, that knows ``is_handled_by_me``.
    """
    user = context["request"].user
    own = organisation_of(user)
    follows_all = context.get("is_handled_by_me", False)
    found = vacature.nominations.select_related("organisation")
    waiting = set(counting.uncounted(vacature)) if _may_count(context) else set()
    return {
        "vacature": vacature,
        "key": uuid.uuid4(),
        "shown": [
            Shown(
                nomination,
                _choices(nomination)
                if follows_all or (own and own.pk == nomination.organisation_id)
                else [],
                nomination in waiting,
            )
            for nomination in found
        ],
        "can_be_counted_already": waiting and counting.nameless(vacature).exists(),
        "csrf_token": context.get("csrf_token"),
    }


def _may_count(context):
    return "fill" in context.get("moves", ())


def _choices(nomination):
    return [
        (stage, NominationStage(stage).label.lower())
        for stage in next_stages(nomination)
    ]
