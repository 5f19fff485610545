from .access import ApiToken, Nomination
from .asking import HandOverRequest, Share, ShareAnswer, ShareReason
from .calls import ApiCall
from .participants import Absence, Participation
from .results import AftercareMoment, Contribution, Placement, PlacementOrganisation
from .searches import SavedSearch
from .timeline import TimelineEntry
from .vacatures import Vacature

__all__ = [
    "Absence",
    "AftercareMoment",
    "ApiCall",
    "ApiToken",
    "Contribution",
    "HandOverRequest",
    "Nomination",
    "Participation",
    "Placement",
    "PlacementOrganisation",
    "SavedSearch",
    "Share",
    "ShareAnswer",
    "ShareReason",
    "TimelineEntry",
    "Vacature",
]
