from django.db import models
from django.db.models import Q

from .roles import Role


class UserQuerySet(models.QuerySet):
    def members(self):
        """Keep who was let in and still takes part; nobody else gets mail about it."""
        return self.filter(is_active=True, approved_at__isnull=False)

    def confirmed(self):
        """Keep who proved that the e-mail address is theirs."""
        return self.filter(emailaddress__primary=True, emailaddress__verified=True)

    def administrators(self):
        """Keep who looks after the whole platform."""
        is_administrator = Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR)
        return self.filter(is_administrator, is_active=True).distinct()
