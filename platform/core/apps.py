from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self):
        from core import due_jobs, signals  # noqa: F401

        due_jobs.register()
