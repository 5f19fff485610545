from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = "Verhalen en brochures"

    def ready(self):
        from . import signals  # noqa: F401
