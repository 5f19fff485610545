from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "profiles.employers"
    verbose_name = "Werkgevers"

    def ready(self):
        from . import (
            dashboard,
            departure,
            own_data,
            relations,
            reporting,
            search_sources,
            telling,
        )

        departure.connect()
        relations.register()
        telling.register_kinds()
        dashboard.register()
        own_data.connect()
        reporting.register_entries()
        search_sources.register()
