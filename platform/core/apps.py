from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Basis"

    def ready(self):
        from core import (  # noqa: F401
            admin_scripts,
            due_jobs,
            outage,
            own_public_content,
            restrictions,
            signals,
        )

        due_jobs.register()
        outage.watch()
        admin_scripts.install()
        restrictions.register()
        own_public_content.register()
