from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Voorpagina en navigatie"

    def ready(self):
        from core import due
        from core.page_store import changes
        from profiles.organisations import region_sites

        from . import (
            dashboard,
            holdings,
            link_mail,
            models,
            place_panels,
            region_site,
            review_mail,
            search_sources,
        )

        due.register("mail_about_reviews", every=due.DAY, run=review_mail.mail)
        due.register("mail_about_broken_links", every=due.DAY, run=link_mail.mail)
        search_sources.register_all()
        dashboard.register()
        region_sites.register(region_site.build)
        place_panels.register_all()
        holdings.register_all()
        changes.shows(models.Navigation, models.MenuItem, models.FooterLink)
        changes.shows(models.Ambition, models.AmbitionPart, models.Measurement)
