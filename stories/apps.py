from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = "Verhalen en brochures"

    def ready(self):
        from core import due
        from core.page_store import changes

        from . import brochure_expiry, search_sources, signals  # noqa: F401

        due.register(
            "mail_about_expired_brochures", every=due.DAY, run=brochure_expiry.mail
        )
        search_sources.register()
        changes.shows(self.get_model("BrochureTopic"))
