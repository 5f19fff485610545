"""What this app and Wagtail show on public pages."""

from wagtail import hooks
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    Site,
)

from core.models import (
    CustomDocument,
    CustomImage,
    CustomRendition,
    Film,
    SiteDetails,
    Theme,
)
from core.page_store import changes
from core.page_store.public import say_page_public


def register():
    changes.listen()
    changes.shows(CustomDocument, CustomImage, CustomRendition, Film)
    changes.shows(Site, SiteDetails, Theme)
    changes.shows(
        Collection, CollectionViewRestriction, PageViewRestriction, hides=True
    )
    hooks.register("before_serve_page", say_page_public)
