"""Keeping a choice on the board, and hearing what is new for it."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from .board import select
from .enums import AlertFrequency
from .errors import VacatureError
from .models import SavedSearch

MOST = 10


def of(user):
    return SavedSearch.objects.filter(user=user)


def clean_address(query, *, user, site):
    """Return the one true address of a choice: what is no filter is left out."""
    return select(user, site, QueryDict(query[:2_000])).query[:1_000]


@transaction.atomic
def keep(user, *, site, name, query, frequency):
    """Keep a choice, ten at most; the same choice again only gets another name."""
    # Two tabs at once must not make eleven.
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)
    query = clean_address(query, user=user, site=site)
    same = of(user).filter(query=query).first()
    if same is None and of(user).count() >= MOST:
        raise VacatureError(
            f"Je hebt al {MOST} zoekopdrachten bewaard. Haal er eerst een weg."
        )
    if same is None:
        return SavedSearch.objects.create(
            user=user, query=query, name=name, frequency=frequency
        )
    same.name = name
    same.save(update_fields=["name"])
    choose(same, frequency)
    return same


def choose(search, frequency):
    """Keep how often a search tells what is new; after a silence it starts afresh."""
    changes = {"frequency": frequency}
    if search.frequency == AlertFrequency.NONE:
        changes["alerted_at"] = timezone.now()
    SavedSearch.objects.filter(pk=search.pk).update(**changes)
