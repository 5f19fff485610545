from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "profiles.organisations"
    verbose_name = "Regio en organisaties"

    def ready(self):
        from core import due
        from core.page_store import changes

        from . import (
            arrival,
            dashboard,
            models,
            personal_data,
            reminders,
            search_sources,
            telling,
            waiting,
        )

        arrival.connect()
        due.register("remind_approvers", every=due.HOUR, run=reminders.remind_approvers)
        search_sources.register_all()
        telling.register_kinds()
        personal_data.connect()
        dashboard.register()
        waiting.register()
        changes.shows(models.Region, models.Municipality, models.Subregion)
        changes.shows(models.Organisation, models.FormerAddress)
        changes.shows(*models.Term.__subclasses__())
