"""One run of the import: what its handlers share."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from stories.models import StoryIndexPage

from .pictures import Pictures
from .reader import Export
from .records import Item
from .report import ItemReport

LONGEST_SOURCE = 300


@dataclass
class Run:
    """One run of the import, as its handlers see it."""

    export: Export
    parent_pk: int
    pictures: Pictures
    is_update: bool = False
    is_dry_run: bool = False
    _sources: set[str] = field(default_factory=set)

    @property
    def parent(self) -> StoryIndexPage:
        # Fetched anew: a rolled-back item leaves a wrong count of children behind.
        return StoryIndexPage.objects.get(pk=self.parent_pk)

    def source_of(self, item: Item) -> str:
        """What tells this item from all others, in every run."""
        source = item.guid
        if source in self._sources:  # a copied database may hold a guid twice
            source = f"{source}#{item.post_id}"
        self._sources.add(source)
        if len(source) > LONGEST_SOURCE:
            return hashlib.sha256(source.encode()).hexdigest()
        return source


Handler = Callable[[Item, Run], ItemReport]
