from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self):
        from core import admin_scripts, due_jobs, restrictions, signals  # noqa: F401

        due_jobs.register()
        admin_scripts.install()
        restrictions.register()
