"""What takes no more queries when there is more: sharing, and telling what is new."""

from collections import Counter
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.search.models import IndexEntry

from notifications.models import Notification
from profiles.vacatures import alerts
from profiles.vacatures.board_sets import SETS
from profiles.vacatures.models import SavedSearch, Vacature
from tests.factories import create_member, create_vacature
from tests.vacatures.test_entry import CREATE, entry

pytestmark = pytest.mark.django_db


def queries_of(action):
    """Return how many queries of each kind this takes."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return Counter(query["sql"].split()[0] for query in captured)


def keep(members, each, query="q=kwekerij"):
    """Store so many choices of every member, all of them due."""
    SavedSearch.objects.all().delete()
    SavedSearch.objects.bulk_create(
        SavedSearch(
            user=member,
            name="Keuze",
            query=f"{query}&x={number}",
            frequency="dag",
            alerted_at=timezone.now() - timezone.timedelta(days=9),
        )
        for member in members
        for number in range(each)
    )


def test_alerts_read_as_much_for_two_hundred_searches_as_for_one(site):
    create_vacature(words=" kwekerij ")
    members = [create_member() for _ in range(5)]
    keep(members[:1], 1)
    alerts.tell_what_is_new()
    keep(members[:1], 1)
    one = queries_of(alerts.tell_what_is_new)
    Notification.objects.all().delete()
    keep(members, 40)

    many = queries_of(alerts.tell_what_is_new)

    assert Notification.objects.count() == 200
    # SQLite stores 76 at a time.
    assert many.pop("INSERT") <= 3 * one.pop("INSERT")
    assert many == one


def test_alerts_of_a_thousand_filters_lead_to_the_saved_searches(site):
    create_vacature(words=" kwekerij ")
    keep([create_member()], 1, f"q=kwekerij&{'gemeente=' * 100}")

    alerts.tell_what_is_new()

    assert Notification.objects.get().url == "/mijn/zoekopdrachten/"


def test_sharing_takes_as_many_queries_among_two_thousand_vacatures(ilse):
    def share(title):
        response = ilse.post(CREATE, entry(title=title))
        assert response.status_code == HTTPStatus.FOUND

    share("Kapper")
    first = Vacature.objects.get()
    one = queries_of(lambda: share("Chauffeur"))
    fields = {
        field.attname: getattr(first, field.attname)
        for field in Vacature._meta.concrete_fields
        if not field.primary_key and field.name not in {"entry_key", "title"}
    }
    Vacature.objects.bulk_create(
        Vacature(title=f"Bakker {number}", **fields) for number in range(2_000)
    )

    assert queries_of(lambda: share("Kok")) == one
    assert Vacature.objects.count() == 2_003


def test_sharing_leaves_the_index_and_the_sets_to_others(
    ilse, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    with django_capture_on_commit_callbacks(execute=True):
        ilse.post(CREATE, entry(who="iedereen"))

    vacature = Vacature.objects.get()
    queued = DBTaskResult.objects.values_list("task_path", flat=True)
    assert any("index" in path for path in queued)
    assert not IndexEntry.objects.filter(
        content_type__model="vacature", object_id=str(vacature.pk)
    ).exists()
    assert SETS.current() is None
