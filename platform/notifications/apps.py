from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Meldingen"

    def ready(self):
        from . import due_jobs, personal_data

        due_jobs.register()
        personal_data.connect()
