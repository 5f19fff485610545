from django.db import models


class MunicipalityQuerySet(models.QuerySet):
    def for_site(self, site):
        """Keep the municipalities of the region that this site belongs to."""
        return self.filter(region__site=site)
