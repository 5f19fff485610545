from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "profiles.employers"
    verbose_name = "Werkgevers"

    def ready(self):
        from . import departure, relations

        departure.connect()
        relations.register()
