from .navigation import FooterLink, MenuItem, Navigation
from .pages import DeskFinderPage, HomePage, StandardPage
from .results import Ambition, AmbitionPart, Measurement

__all__ = [
    "Ambition",
    "AmbitionPart",
    "DeskFinderPage",
    "FooterLink",
    "HomePage",
    "Measurement",
    "MenuItem",
    "Navigation",
    "StandardPage",
]
