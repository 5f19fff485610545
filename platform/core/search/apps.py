from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "core.search"
    label = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from core import due

        from . import missed, vocabulary

        due.register(
            "refresh_search_words", every=due.HOUR, run=vocabulary.refresh_when_changed
        )
        due.register("forget_missed_searches", every=due.DAY, run=missed.forget_old)
