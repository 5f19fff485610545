from .images import IncompleteImagesReport
from .links import BrokenLinksReport
from .reviews import ReviewReport
from .schedule import ScheduleReport

__all__ = [
    "BrokenLinksReport",
    "IncompleteImagesReport",
    "ReviewReport",
    "ScheduleReport",
]
