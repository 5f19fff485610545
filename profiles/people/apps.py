from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "profiles.people"
    verbose_name = "Mensen"

    def ready(self):
        from . import dashboard, personal_data, signals

        signals.connect()
        personal_data.connect()
        dashboard.register()
