"""The shared board of the example region: everything on it is invented."""

from django.db import transaction

from profiles.vacatures.models import Vacature

from .employers import load_employers
from .histories import ARCS, Historian
from .storing import store


def load(region):
    """Create employers and vacatures in all states, when there are none yet."""
    if Vacature.objects.filter(region=region).exists():
        return
    with transaction.atomic():
        historian = Historian(region, load_employers(region))
        arcs = [arc for arc, times in ARCS.items() for _time in range(times)]
        store([historian.write(number, arc) for number, arc in enumerate(arcs)])
