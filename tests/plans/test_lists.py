"""No list reads or sorts 20.000 rows to show twenty, on either database."""

from typing import NamedTuple

import pytest
from django.db import connection
from django.db.models import Count
from django.test import Client

from core.bitmaps import LiveBitmaps
from profiles.employers.models import Employer
from profiles.organisations.models import OrganisationType
from profiles.people import directory
from profiles.vacatures import board_sets
from profiles.vacatures.models import Vacature
from tests.plans import filling
from tests.plans.reading import findings, recorded

pytestmark = pytest.mark.django_db

# What may read a whole table: a part of the query, and why.
FILTERS = {"facet_total": "counts what each filter gives"}
ONCE_A_MINUTE = {"facet_total": "the past is counted once a minute for all readers"}
BY_SUBJECT = {
    "stories_brochuretopic": "a subject and a title stand in different tables",
    'COUNT(*) AS "__count" FROM "stories_brochurepage"': "of all subjects together",
}
FEW_TO_COME = {"events_eventpage": "SQLite cannot know that few events are to come"}
SMALL_ROWS = {'COUNT(*) AS "__count" FROM "moderation_case"': "an index is as large"}
COUNTED = {'COUNT(*) AS "__count" FROM "organisations_org': "of this region alone"}
EVERY_HIT = {"WITH hits": "the word stands in every story, and the best come first"}
WAGTAIL = {
    'FROM "core_customimage" WHERE': "counts what this editor may choose",
    '"wagtailcore_page"."depth" =': "looks for the root",
    'V0."path"': "keeps the pages that this editor may see",
}


class Listing(NamedTuple):
    """A list as somebody asks for it, and a row that stands on it."""

    reader: str
    address: str
    row: str
    whole: dict = {}
    whole_on_sqlite: dict = {}

    @property
    def exceptions(self):
        on_sqlite = connection.vendor == "sqlite"
        return self.whole | (self.whole_on_sqlite if on_sqlite else {})


FROM_SETS = {
    "directory": Listing("member", "/wie-is-wie/", "Lid 1"),
    "directory, newest": Listing("member", "/wie-is-wie/?volgorde=nieuwste", "Lid 1"),
    "directory, a page": Listing("member", "/wie-is-wie/?pagina=40", "Lid 1"),
    "directory, words": Listing("member", "/wie-is-wie/?q=woord17", "Lid 17"),
    "board": Listing("member", "/vacatures/", "kwekerij"),
    "board, waiting": Listing("member", "/vacatures/?volgorde=wacht", "kwekerij"),
    "board, a filter": Listing("member", "/vacatures/?gemeente=kampen", "kwekerij"),
}
FROM_DATABASE = {
    "directory": Listing("member", "/wie-is-wie/", "Lid 1", FILTERS),
    "board": Listing("visitor", "/vacatures/", "kwekerij", FILTERS),
    "library": Listing("visitor", "/verhalen/", "Een verhaal", FILTERS),
    "library, a page": Listing("visitor", "/verhalen/?pagina=9", "verhaal", FILTERS),
    "brochures": Listing("visitor", "/brochures/", "leerwerkbaan", BY_SUBJECT),
    "agenda": Listing("visitor", "/agenda/", "Ondernemersontbijt", {}, FEW_TO_COME),
    "agenda, the past": Listing(
        "visitor", "/agenda/?toon=geweest", "Ondernemersontbijt", ONCE_A_MINUTE
    ),
    "search": Listing("visitor", "/zoeken/?q=waterpomptang", "waterpomptang"),
    "search, a common word": Listing(
        "visitor", "/zoeken/?q=brood&soort=verhalen", "Een verhaal", EVERY_HIT
    ),
    "inbox": Listing("member", "/mijn/meldingen/", "Hallo"),
    "employers": Listing("member", "/werkgevers/", "Bedrijf 1", FILTERS),
    "who comes": Listing("redacteur", "{event}beheer/", "Gast"),
    "admin, vacatures": Listing(
        "moderator", "/admin/snippets/vacatures/vacature/", "kwekerij"
    ),
    "admin, employers": Listing(
        "moderator", "/admin/snippets/employers/employer/", "Bedrijf 1"
    ),
    "admin, users": Listing("beheerder", "/admin/users/", "groot.voorbeeld.example"),
    "admin, what waits": Listing("moderator", "/admin/moderatie/", "Lid 1"),
    "admin, what was decided": Listing(
        "moderator", "/admin/moderatie/?stand=besloten", "Lid 51", SMALL_ROWS
    ),
    "admin, pictures": Listing("redacteur", "/admin/images/", "Foto 1", WAGTAIL),
    "admin, stories": Listing(
        "redacteur", "/admin/alle-verhalen/", "Een verhaal", WAGTAIL
    ),
}


@pytest.fixture(scope="module")
def sets(community, django_db_blocker):
    """Keep the sets that a process of a live site has."""
    live = (directory.SETS, board_sets.SETS)
    with django_db_blocker.unblock():
        for each in live:
            each.build()
    yield
    for each in live:
        each.forget()


@pytest.fixture
def client_of(community, as_role):
    def client(reader):
        if reader not in ("visitor", "member"):
            return as_role(reader)
        found = Client()
        if reader == "member":
            found.force_login(community.member)
        return found

    return client


def told(listing, client, community, tables=None):
    """Return what the plans of a list say that they should not."""
    with recorded() as statements:
        page = client.get(listing.address.format(event=community.event.url))
    assert listing.row in page.text
    return "\n".join(
        str(finding)
        for statement in statements
        if not any(part in statement.sql for part in listing.exceptions)
        for finding in findings(statement, tables or community.tables)
    )


@pytest.mark.parametrize("listing", FROM_SETS.values(), ids=FROM_SETS)
def test_a_list_from_sets_reads_the_rows_of_its_page(
    listing, sets, client_of, community
):
    assert told(listing, client_of(listing.reader), community) == ""


@pytest.mark.parametrize("listing", FROM_DATABASE.values(), ids=FROM_DATABASE)
def test_a_list_from_the_database_walks_an_index(
    listing, client_of, community, monkeypatch
):
    monkeypatch.setattr(LiveBitmaps, "current", lambda sets: None)
    assert told(listing, client_of(listing.reader), community) == ""


def test_a_list_of_organisations_walks_an_index(client, community):
    kinds = [
        OrganisationType.objects.create(name=f"Soort {n}", slug=f"soort-{n}")
        for n in range(8)
    ]
    changes = {
        "name": "'Partner ' || n",
        "slug": "'partner-' || n",
        "type_id": filling.one_of(kinds),
    }
    with filling.numbers():
        filling.copy(community.organisations[0], **changes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE organisations_organisation")
    table = {"organisations_organisation"}
    listing = Listing("visitor", "/organisaties/", "Partner 1", COUNTED)
    assert told(listing, client, community, table) == ""


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("library", "page_newest_first"),
        ("board", "vacature_for_visitors"),
        ("agenda, the past", "event_by_time"),
        ("inbox", "notification_inbox"),
        ("admin, vacatures", "vacature_last_active"),
        ("admin, employers", "employer_in_admin"),
        ("admin, what was decided", "case_last_decided"),
    ],
)
def test_without_its_index_a_list_reads_everything(
    name, index, client_of, community, monkeypatch
):
    monkeypatch.setattr(LiveBitmaps, "current", lambda sets: None)
    listing = FROM_DATABASE[name]
    client = client_of(listing.reader)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")
    assert told(listing, client, community)


# The reader of plans tells a long way from a short one.

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


def told_of(queryset, tables):
    with recorded() as statements:
        list(queryset)
    return [str(found) for sql in statements for found in findings(sql, tables)]


@pytest.mark.parametrize("queryset", LONG.values(), ids=LONG)
def test_a_long_way_is_told(queryset, community):
    assert told_of(queryset(), community.tables)


@pytest.mark.parametrize("queryset", SHORT.values(), ids=SHORT)
def test_a_short_way_is_not(queryset, community):
    assert told_of(queryset(), community.tables) == []


def test_only_large_tables_count(community):
    assert told_of(Vacature.objects.filter(guidance="x"), {"core_customimage"}) == []
