from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = "Moderatie"

    def ready(self):
        from . import personal_data

        personal_data.connect()
