"""What the loaders of demo content share: texts, drawings and pages."""

from .pages import PageFinder, add_page
from .pictures import CREDIT, Drawing, Pictures
from .texts import body, days_ago, read_all, read_one

__all__ = [
    "CREDIT",
    "Drawing",
    "PageFinder",
    "Pictures",
    "add_page",
    "body",
    "days_ago",
    "read_all",
    "read_one",
]
