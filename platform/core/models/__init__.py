from .files import CustomDocument, CustomImage, CustomRendition
from .films import Film
from .jobs import JobRun
from .links import CheckedLink
from .lists import ListChange
from .pages import BasePage
from .site_settings import SiteDetails, Theme
from .words import DiscouragedWord

__all__ = [
    "BasePage",
    "CheckedLink",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DiscouragedWord",
    "Film",
    "JobRun",
    "ListChange",
    "SiteDetails",
    "Theme",
]
