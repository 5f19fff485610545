"""The site with which a new region begins: a front page, stories and an agenda."""

from wagtail.models import Page, Site

from core.models import SiteDetails
from events.models import EventIndexPage
from stories.models import StoryIndexPage

from .models import HomePage, MenuItem, Navigation

SECTIONS = (
    (StoryIndexPage, "Verhalen", "verhalen"),
    (EventIndexPage, "Agenda", "agenda"),
)


def build(region, hostname):
    """Return a site of its own for a region, where its editors can begin."""
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title=region.name,
            slug=region.slug,
            hero_title=f"Aan het werk in {region.name},",
            marker="dicht bij huis",
            lead="Verhalen van ondernemers en mensen die samen aan het werk gingen.",
        )
    )
    # People reach all sites through the same port.
    port = Site.objects.get(is_default_site=True).port
    site = Site.objects.create(
        hostname=hostname, port=port, root_page=home, site_name=region.name
    )
    SiteDetails.objects.create(site=site, region_name=region.name)
    navigation = Navigation.objects.create(site=site)
    for order, (model, title, slug) in enumerate(SECTIONS):
        page = home.add_child(instance=model(title=title, slug=slug))
        MenuItem.objects.create(navigation=navigation, page=page, sort_order=order)
    return site
