"""The vacatures that everybody may read now, for search engines."""

from profiles.organisations.sitemaps import PlaceSitemap

from .outside import public_vacatures


class VacatureSitemap(PlaceSitemap):
    def items(self):
        return public_vacatures(self.get_wagtail_site())
