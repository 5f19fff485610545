"""What a reader chose from the wie-is-wie, answered by sets instead of the database."""

from functools import cached_property

from core.bitmaps import any_of
from core.facets import MOST, Selection

from .directory_sets import BY_NAME, NEWEST


class SetSelection(Selection):
    """A Selection that counts what stands in sets, through the eyes of one reader.

    ``sight`` is what this reader may see: ``everybody``, and for each filter what has
    a value and how much there is of it.

    Make it and read its ``page`` while you hold the lock of the sets.
    """

    def __init__(self, sight, facets, parameters, *, words="", kept=()):
        self._sight = sight
        super().__init__(facets, None, parameters, words=words, kept=kept)
        self._others = {}
        if not self.total:
            names = (["q"] if words else []) + list(self.chosen)
            self._others = {name: len(self._left(name)) for name in names}

    def _ask(self, chosen):
        self.chosen = chosen
        self.found = self._left()
        self._totals = {("", ""): len(self.found)}
        self._labels = {}
        for facet in self._facets:
            name = facet.parameter
            people = self._left(name) if name in chosen else self.found
            totals = self._sight.totals(name, people)
            self._labels[name] = self._offered(name, {*totals, *chosen.get(name, ())})
            self._totals |= {(name, value): total for value, total in totals.items()}

    def _offered(self, name, wanted):
        """Return the labels of what can be chosen; of a long list what gives much."""
        labels = self._sight.sets.facts[name]
        if len(labels) <= MOST:
            return dict(labels)
        return {value: labels[value] for value in wanted if value in labels}

    def _left(self, name=None):
        """Return who is left when one group, or the typed words, are let go."""
        found = self._typed if name != "q" else self._sight.everybody
        for parameter, values in self.chosen.items():
            if parameter != name:
                having = (self._sight.having(parameter, value) for value in values)
                found = found & any_of(having)
        return found

    @cached_property
    def _typed(self):
        if not self.words:
            return self._sight.everybody
        return self._sight.matching(self.words)

    def _totals_without(self, names):
        return self._others

    def keys(self, sort):
        """Return a list of keys for a paginator: only the asked slice is made."""
        if sort == NEWEST:
            return _Keys(self._sight.sets, [self.found], NEWEST)
        parts = [self.found]
        if sort != BY_NAME and self.words:
            named = self.found & self._sight.named(self.words)
            parts = [named, self.found - named]
        return _Keys(self._sight.sets, parts, BY_NAME)


class _Keys:
    """The keys of sets that stand behind each other, each in the same order."""

    def __init__(self, sets, parts, order):
        self._sets, self._parts, self._order = sets, parts, order

    def __len__(self):
        return sum(map(len, self._parts))

    def __getitem__(self, window):
        start, stop = window.start, window.stop
        keys = []
        for part in self._parts:
            keys += self._sets.page(part, self._order, max(0, start), max(0, stop))
            start, stop = start - len(part), stop - len(part)
        return keys
