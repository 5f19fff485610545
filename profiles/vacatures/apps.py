from django.apps import AppConfig


class VacaturesConfig(AppConfig):
    name = "profiles.vacatures"
    verbose_name = "Vacatures"

    def ready(self):
        from core import due

        from . import expiry, own_data, signals, telling

        telling.register_kinds()
        own_data.connect()
        signals.connect()
        due.register("close_expired", every=due.HOUR, run=expiry.close_expired)
        due.register("remind_of_closing", every=due.HOUR, run=expiry.remind_of_closing)
