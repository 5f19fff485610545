"""The pages of organisations and municipalities, for search engines."""

from wagtail.contrib.sitemaps import Sitemap

from .models import Municipality, Organisation


class PlaceSitemap(Sitemap):
    """Everything of one model that belongs to the region of the asked site."""

    model = None

    def items(self):
        return self.model.objects.for_site(self.get_wagtail_site()).order_by("pk")

    def _urls(self, page, protocol, domain):
        root = self.get_wagtail_site().root_url
        return [
            {"location": f"{root}{place.get_absolute_url()}"}
            for place in self.paginator.page(page).object_list
        ]


class OrganisationSitemap(PlaceSitemap):
    model = Organisation


class MunicipalitySitemap(PlaceSitemap):
    model = Municipality
