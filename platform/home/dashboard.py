"""Mijn platform, and what the site itself shows there."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from core import dashboard
from core.dashboard import MemberLink, Part, Place
from home import frontpage
from profiles.people.models import Profile

STORIES = 2
GREETINGS = ((6, "Goedenacht"), (12, "Goedemorgen"), (18, "Goedemiddag"))


class DashboardView(LoginRequiredMixin, TemplateView):
    """What waits for a member, and what is new around them."""

    template_name = "home/dashboard.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_member:
            return redirect("organisations:join")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = {
            "greeting": greeting(timezone.localtime()),
            "today": timezone.localdate(),
            "tasks": dashboard.tasks(self.request),
            "main_parts": dashboard.parts(self.request, Place.MAIN),
            "aside_parts": dashboard.parts(self.request, Place.ASIDE),
        }
        return super().get_context_data(**context | kwargs)


def greeting(moment):
    """Return what one says at this local time."""
    words = (words for hour, words in GREETINGS if moment.hour < hour)
    return next(words, "Goedenavond")


def _counter(request):
    counted = frontpage.counter(request)
    return counted if counted["ambition"] else None


def _agenda(request):
    return frontpage.agenda(request)


def _stories(request):
    """Return the newest stories, those of the places that the member follows first."""
    found = frontpage.stories(request)
    places = _places_of(request.user)
    stories = list(frontpage.stories_from(places, request)[:STORIES]) if places else []
    newest = [found["light"], *found["stories"]]
    stories += [story for story in newest if story and story not in stories]
    if not stories:
        return None
    return {"stories": stories[:STORIES], "index": found["index"]}


def _places_of(user):
    """Return the municipalities that somebody follows or works in."""
    profile = Profile.objects.filter(user=user).first()
    if profile is None:
        return []
    followed = list(profile.followed_municipalities.all())
    return followed or list(profile.municipalities.all())


def register():
    dashboard.register_link(MemberLink("Mijn platform", "dashboard", 10))
    for part in (
        Part("counter", "home/_dashboard_counter.html", _counter, Place.ASIDE, 10),
        Part("agenda", "home/_dashboard_agenda.html", _agenda, Place.ASIDE, 20),
        Part("stories", "home/_dashboard_stories.html", _stories, order=200),
    ):
        dashboard.register_part(part)
