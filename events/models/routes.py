"""The addresses below an event and the agenda; what they do stands in the views."""

from wagtail.contrib.routable_page.models import path, re_path


class IndexRoutes:
    """What lies below the agenda."""

    @re_path(r"^agenda\.ics/$")
    def calendar(self, request):
        """What the same filters give, for a calendar that follows it."""
        from events.views import calendars

        return calendars.of_index(request, self)


class EventRoutes:
    """What lies below an event: signing up, its calendar file, and its organiser."""

    @re_path(r"^agenda\.ics/$")
    def calendar(self, request):
        from events.views import calendars

        return calendars.of_event(request, self)

    @path("aanmelden/")
    def sign_up(self, request):
        """The form, on an address of its own: the page itself needs no cookie."""
        from events.views import signing_up

        return signing_up.sign_up(request, self)

    @path("aanmelden/gelukt/")
    def signed_up(self, request):
        from events.views import signing_up

        return signing_up.check_your_mail(request, self)

    @re_path(r"^beheer/(?:([a-z]+)/)?$")
    def organise(self, request, tool=None):
        """Whatever the organiser does; for anybody else it is not there."""
        from events.views import organising

        return organising.serve(request, self, tool or "overzicht")
