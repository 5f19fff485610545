from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = "Meldingen"

    def ready(self):
        from . import due_jobs

        due_jobs.register()
