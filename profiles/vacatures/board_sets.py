"""The board for tens of thousands of open vacatures: see core.bitmaps.

All members of a region see the same board, so one set of sets serves them all. Only
what depends on the reader, or on the day, is worked out while they look.
"""

from collections import defaultdict

from django.db.models import CharField, F
from django.db.models.functions import Cast

from core.bitmaps import NOTHING, LiveBitmaps, Row, any_of
from core.facets import MOST
from core.lists import note_change
from core.search.words import stem
from profiles.organisations.models import Municipality, Organisation, Region
from profiles.people.set_selection import SetSelection

from . import distance
from .facets import MIN_PREFIX, member_facets, organisation_facet, wanted, work_facets
from .models import Vacature

BOARD = "vacatures"
WORD, HOLDER, ENTERED = "woord", "houder", "invoerder"
REGION, PLACE = "regio", "plaats"
NEWEST, WAITING, STARTING = "", "wacht", "start"
OF_REGION = ("gemeente", "organisatie")
FIELDS = [
    *("holder_id", "entered_by_id", "region_id", "municipality_id", "words"),
    *("opened_at", "is_open_for_pickup", "starts_on"),
]
LATER = float("inf")  # than everything that has a start


def facets_of_all():
    """Return the facets of everybody; their terms are facts of the sets."""
    return [*member_facets(), *work_facets(None), organisation_facet(None)]


def read(keys=None):
    """Return a Row for every vacature on the board, or for those of these keys."""
    shown = Vacature.objects.on_board()
    return rows_of(shown if keys is None else shown.filter(pk__in=list(keys)))


def rows_of(vacatures):
    """Yield a Row for each of these vacatures."""
    facets = facets_of_all()
    values = {
        f"value_{facet.parameter}": Cast(F(facet.lookup), CharField())
        if isinstance(facet.lookup, str)
        else facet.lookup
        for facet in facets
    }
    rows = vacatures.annotate(**values).values("pk", *FIELDS, *values)
    for row in rows.iterator(chunk_size=2_000):
        found = {
            facet.parameter: [value]
            for facet in facets
            if (value := row[f"value_{facet.parameter}"]) is not None
        }
        yield Row(row["pk"], found | _beside(row), _places(row))


def _beside(row):
    return {
        HOLDER: [row["holder_id"]],
        ENTERED: [row["entered_by_id"]],
        REGION: [row["region_id"]],
        PLACE: [row["municipality_id"]],
        WORD: row["words"].split(),
    }


def _places(row):
    opened, key = row["opened_at"].timestamp(), row["pk"]
    starts = row["starts_on"].toordinal() if row["starts_on"] else LATER
    return {
        NEWEST: (-opened, -key),
        WAITING: (not row["is_open_for_pickup"], opened, key),
        STARTING: (starts, -opened, -key),
    }


def count(limit):
    return Vacature.objects.on_board()[:limit].count()


def facts():
    """Return the labels of each facet, all places, and the region of each site."""
    labels = {facet.parameter: dict(facet.choices) for facet in facets_of_all()}
    for name, model in (("gemeente", Municipality), ("organisatie", Organisation)):
        labels[name] = defaultdict(dict)
        for region, slug, text in model.objects.values_list("region", "slug", "name"):
            labels[name][region][slug] = text
    regions = Region.objects.values_list("site", "pk")
    return labels | {PLACE: distance.all_places(), REGION: dict(regions)}


SETS = LiveBitmaps(BOARD, read, count, facts)


def note_vacature(sender, instance, **kwargs):
    note_change(BOARD, instance.pk)


def note_all(*args, **kwargs):
    """Let every process read anew: names changed, or a day has passed."""
    note_change(BOARD)


class Sight:
    """The sets through the eyes of one member."""

    def __init__(self, sets, region, holder, near):
        self.sets = sets
        self._region = region
        self.everybody = sets.having(REGION, region)
        self._own = sets.having(HOLDER, holder)
        self._near = near

    def labels(self, parameter):
        """Return {value: label} of what can be chosen."""
        if parameter == "afstand":
            return {self._near[0]: self._near[1]}
        labels = self.sets.facts[parameter]
        return labels.get(self._region, {}) if parameter in OF_REGION else labels

    def having(self, parameter, value):
        if parameter == "afstand":
            return any_of(self.sets.having(PLACE, key) for key in self._near[2])
        found = self.sets.having(parameter, value)
        return found - self._own if parameter == "oppakken" else found

    def totals(self, parameter, found):
        """Return {value: how many of these have it}."""
        values = self.sets.group(parameter)
        if parameter == "afstand":
            values = {self._near[0]: NOTHING}
        counted = {
            value: len(self.having(parameter, value) & found) for value in values
        }
        return {value: total for value, total in counted.items() if total}

    def matching(self, text):
        words = wanted(text)
        found = self.everybody if words else NOTHING
        for word in words:
            found = found & self._holding(word)
        return found

    def _holding(self, word):
        exact = self.sets.having(WORD, stem(word)) | self.sets.having(WORD, word)
        if len(word) < MIN_PREFIX:
            return exact
        return exact | self.sets.beginning(WORD, word)


class BoardSelection(SetSelection):
    """What a member chose from the board, counted in sets."""

    def _offered(self, name, wanted):
        labels = self._sight.labels(name)
        if len(labels) <= MOST:
            return dict(labels)
        return {value: labels[value] for value in wanted if value in labels}

    def keys(self, sort):
        """Return the keys of all that was chosen, as a paginator slices them."""
        return Keys(self._sight.sets, self.found, sort)


class Keys:
    """The keys of a set in an order; only the asked slice is made."""

    def __init__(self, sets, found, order):
        self._sets, self._found, self._order = sets, found, order

    def __len__(self):
        return len(self._found)

    def __getitem__(self, window):
        return self._sets.page(self._found, self._order, window.start, window.stop)
