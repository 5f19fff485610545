"""Keeping a choice on the board, and hearing what is new for it."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import QueryDict

from .board import select
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
    search, _is_new = SavedSearch.objects.update_or_create(
        user=user, query=query, defaults={"name": name, "frequency": frequency}
    )
    return search
