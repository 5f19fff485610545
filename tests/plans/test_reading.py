"""The reader of plans tells a long way from a short one."""

import pytest
from django.db.models import Count

from profiles.employers.models import Employer
from profiles.vacatures.models import Vacature
from tests.plans.reading import findings, recorded

pytestmark = pytest.mark.django_db

LONG = {
    "a filter without an index": lambda: Vacature.objects.filter(guidance="x"),
    "in a subquery": lambda: Vacature.objects.filter(
        employer__in=Employer.objects.filter(size="x")
    ),
    "most rows by an index": lambda: Vacature.objects.filter(
        region__name="Regio Zwolle"
    ).values("reachability"),
    "an order without an index": lambda: Vacature.objects.order_by("reachability")[:20],
    "a group": lambda: Vacature.objects.values("form").annotate(total=Count("pk")),
}
SHORT = {
    "by key": lambda: Vacature.objects.filter(pk__in=[1, 2, 3]),
    "a few by an index": lambda: Vacature.objects.filter(employer=1),
    "a page in the order of an index": lambda: Vacature.objects.order_by(
        "-active_at", "-pk"
    )[:20],
    "a few by key, sorted": lambda: Vacature.objects.filter(pk__in=range(20)).order_by(
        "title"
    ),
}


def told(queryset, tables):
    with recorded() as statements:
        list(queryset)
    return [str(found) for sql in statements for found in findings(sql, tables)]


@pytest.mark.parametrize("queryset", LONG.values(), ids=LONG)
def test_a_long_way_is_told(queryset, community):
    assert told(queryset(), community.tables)


@pytest.mark.parametrize("queryset", SHORT.values(), ids=SHORT)
def test_a_short_way_is_not(queryset, community):
    assert told(queryset(), community.tables) == []


def test_only_large_tables_count(community):
    assert told(Vacature.objects.filter(guidance="x"), {"core_customimage"}) == []
