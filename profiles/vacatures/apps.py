from django.apps import AppConfig


class VacaturesConfig(AppConfig):
    name = "profiles.vacatures"
    verbose_name = "Vacatures"
