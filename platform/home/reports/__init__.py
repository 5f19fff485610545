from .images import IncompleteImagesReport
from .links import BrokenLinksReport
from .reviews import ReviewReport
from .schedule import ScheduleReport
from .searches import MissedSearchReport

__all__ = [
    "BrokenLinksReport",
    "IncompleteImagesReport",
    "MissedSearchReport",
    "ReviewReport",
    "ScheduleReport",
]
