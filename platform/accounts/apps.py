from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"
    default = True

    def ready(self):
        from . import due_jobs, own_data, retention, signals
        from .roles import sync_roles

        post_migrate.connect(sync_roles, sender=self)
        signals.connect()
        own_data.connect()
        retention.connect()
        due_jobs.connect()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for users, with our forms."""

    default = False
    user_viewset = "accounts.viewsets.UserViewSet"
