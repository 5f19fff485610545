from .files import CustomDocument, CustomImage, CustomRendition
from .jobs import JobRun
from .pages import BasePage
from .site_settings import SiteDetails, Theme

__all__ = [
    "BasePage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "JobRun",
    "SiteDetails",
    "Theme",
]
