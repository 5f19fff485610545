from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "profiles.people"
    verbose_name = "Mensen"

    def ready(self):
        from core import due

        from . import (
            dashboard,
            freshness,
            personal_data,
            reporting,
            search_sources,
            signals,
        )

        signals.connect()
        personal_data.connect()
        dashboard.register()
        reporting.register_profiles()
        search_sources.register()
        due.register("ask_whether_profiles_hold", every=due.DAY, run=freshness.ask)
