"""The front page that every test finds, as every real site has one."""

from wagtail.models import Page, Site

from home.models import HomePage


def replace_welcome():
    """Put a front page in the place of the page with which Wagtail starts."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    site.root_page = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Daar werken we aan",
            slug="voorpagina",
            hero_title="Mensen aan het werk,",
            marker="dicht bij huis",
            lead="Verhalen van ondernemers en mensen die samen aan het werk gingen.",
        )
    )
    site.save()
    welcome.delete()
