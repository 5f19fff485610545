from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "profiles.organisations"
    verbose_name = "Regio en organisaties"
