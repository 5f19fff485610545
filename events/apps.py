from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Agenda"

    def ready(self):
        from core.page_store import changes

        from . import due_jobs, own_agenda, own_data, search_sources, signals, telling
        from .models import EventState, Step

        # A sign-up makes no page new: the number of seats may be a minute old.
        changes.shows(EventState, Step)
        due_jobs.register()
        own_agenda.register()
        own_data.register_all()
        search_sources.register()
        signals.connect()
        telling.register_kinds()
