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
from .people import StoryPerson
from .related_links import RelatedLink
from .stories import StoryFact, StoryPage

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
    "StoryPerson",
]
