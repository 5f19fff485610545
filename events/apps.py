from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Agenda"

    def ready(self):
        from . import due_jobs, own_agenda, own_data, search_sources, signals, telling

        due_jobs.register()
        own_agenda.register()
        own_data.register_all()
        search_sources.register()
        signals.connect()
        telling.register_kinds()
