"""The whole site in open formats, for whoever goes elsewhere."""

from .export import export_site
from .pages import PageError

__all__ = ["PageError", "export_site"]
