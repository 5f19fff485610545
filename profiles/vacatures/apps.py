from django.apps import AppConfig


class VacaturesConfig(AppConfig):
    name = "profiles.vacatures"
    verbose_name = "Vacatures"

    def ready(self):
        from core import due
        from notifications import digests

        from . import (
            aftercare,
            alerts,
            board_sets,
            dashboard,
            expiry,
            outside,
            own_data,
            reporting,
            search_sources,
            signals,
            telling,
        )
        from .api import registrations

        registrations.connect()
        outside.connect()
        telling.register_kinds()
        own_data.connect()
        reporting.register_vacatures()
        search_sources.register_all()
        dashboard.register()
        signals.connect()
        # What lies still, or closed a month ago, changes by itself.
        due.register("renew_the_board", every=due.HOUR, run=board_sets.note_all)
        due.register("close_expired", every=due.HOUR, run=expiry.close_expired)
        due.register("remind_of_closing", every=due.HOUR, run=expiry.remind_of_closing)
        due.register("alert_searchers", every=due.HOUR, run=alerts.tell_what_is_new)
        due.register(
            "tell_of_aftercare", every=due.HOUR, run=aftercare.tell_what_is_due
        )
        digests.collect_first(alerts.tell_what_is_new)
        digests.collect_first(aftercare.tell_what_is_due)
