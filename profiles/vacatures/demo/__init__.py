"""The shared board of the example region: everything on it is invented."""

from django.db import transaction

from profiles.vacatures.models import Vacature

from .arcs import ARCS
from .employers import load_employers
from .histories import Historian
from .storing import store


def load(region):
    """Create employers and vacatures in all states, when there are none yet."""
    if Vacature.objects.filter(region=region).exists():
        return
    with transaction.atomic():
        historian = Historian(region, load_employers(region))
        arcs = [(arc, not time) for arc, times in ARCS.items() for time in range(times)]
        store(
            [
                historian.write(number, arc, is_first=is_first)
                for number, (arc, is_first) in enumerate(arcs)
            ]
        )
