from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"
    default = True

    def ready(self):
        from . import signals
        from .roles import sync_roles

        post_migrate.connect(sync_roles, sender=self)
        signals.connect()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for users, with our forms."""

    default = False
    user_viewset = "accounts.viewsets.UserViewSet"
