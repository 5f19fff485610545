from .ambassadors import AmbassadorFact, AmbassadorIndexPage, AmbassadorPage
from .brochures import (
    BrochureDownloads,
    BrochureIndexPage,
    BrochurePage,
    BrochureTopic,
    BrochureVersion,
)
from .imports import ImportedItem
from .indexes import SeriesPage, StoryIndexPage
from .stories import RelatedLink, StoryFact, StoryPage

__all__ = [
    "AmbassadorFact",
    "AmbassadorIndexPage",
    "AmbassadorPage",
    "BrochureDownloads",
    "BrochureIndexPage",
    "BrochurePage",
    "BrochureTopic",
    "BrochureVersion",
    "ImportedItem",
    "RelatedLink",
    "SeriesPage",
    "StoryFact",
    "StoryIndexPage",
    "StoryPage",
]
