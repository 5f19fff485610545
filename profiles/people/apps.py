from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "profiles.people"
    verbose_name = "Mensen"

    def ready(self):
        from core import due
        from core.page_store import changes

        from . import (
            bounces,
            dashboard,
            freshness,
            personal_data,
            reporting,
            search_sources,
            signals,
        )
        from .models import Profile

        signals.connect()
        # Some show themselves to everybody: on the front page and beside stories.
        changes.shows(Profile, besides=signals.SILENT, hides=True)
        personal_data.connect()
        dashboard.register()
        reporting.register_profiles()
        search_sources.register()
        bounces.register_kind()
        due.register("note_bounced_mail", every=due.HOUR, run=bounces.note_all)
        due.register("ask_whether_profiles_hold", every=due.DAY, run=freshness.ask)
