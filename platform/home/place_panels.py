"""What the pages of organisations and municipalities show of the other domains."""

from django.db.models import Case, When
from django.db.models.functions import Lower
from django.urls import reverse
from wagtail.models import Site

from core import renditions
from events.agenda import row
from events.models import EventIndexPage, EventPage
from profiles.organisations.enums import MembershipRole
from profiles.organisations.models import Municipality
from profiles.organisations.panels import Panel, register
from profiles.people.models import Profile
from profiles.people.visibility import Viewer, all_seen_by
from stories.models import StoryIndexPage, StoryPage

STORIES, EVENTS, PEOPLE = 3, 4, 8


def register_all():
    register(
        Panel(
            "mensen",
            "Mensen",
            "home/places/people.html",
            of_organisation=_people_of_organisation,
            of_municipality=_people_of_municipality,
            more=_more_people,
            order=10,
        )
    )
    register(
        Panel(
            "verhalen",
            "Verhalen",
            "home/places/stories.html",
            of_organisation=lambda place, request: _stories(_places(place), request),
            of_municipality=lambda place, request: _stories([place], request),
            of_person=_stories_with,
            more=lambda place, request: _more(StoryIndexPage, place, request),
            order=20,
        )
    )
    register(
        Panel(
            "bijeenkomsten",
            "Bijeenkomsten",
            "home/places/events.html",
            of_organisation=lambda place, request: _events(_places(place), request),
            of_municipality=lambda place, request: _events([place], request),
            more=lambda place, request: _more(EventIndexPage, place, request),
            order=30,
        )
    )


def _places(organisation):
    return organisation.municipalities.all()


def _on_site(model, request):
    """Return the pages of this type that the reader may see on this site."""
    site = Site.find_for_request(request)
    pages = model.objects.visible_to(request.user)
    return pages.descendant_of(site.root_page) if site else pages.none()


def _stories(municipalities, request):
    stories = _on_site(StoryPage, request).filter(municipality__in=municipalities)
    return _newest(stories)


def _stories_with(profile, request):
    return _newest(_on_site(StoryPage, request).filter(people__profile=profile))


def _newest(stories):
    shown = stories.newest_first().select_related("image", "municipality")[:STORIES]
    renditions.prefetch([story.image for story in shown])
    return shown


def _events(municipalities, request):
    events = _on_site(EventPage, request).filter(municipality__in=municipalities)
    coming = events.upcoming().select_related("municipality")
    return [row(event) for event in coming[:EVENTS]]


def _people_of_organisation(organisation, request):
    """Return members, first those who speak for the organisation."""
    listed = Profile.objects.in_directory(request.user)
    people = listed.filter(organisation=organisation)
    return _first(people, request)


def _people_of_municipality(municipality, request):
    """Return who works here, as far as they show where they work."""
    viewer = Viewer.of(request.user)
    people = Profile.objects.in_directory(request.user).filter(
        viewer.may_see("work_audience"), municipalities=municipality
    )
    return _first(people, request)


def _first(people, request):
    is_member = Case(When(role=MembershipRole.COORDINATOR, then=0), default=1)
    ordered = people.with_role().order_by(is_member, Lower("name"), "pk")
    return all_seen_by(ordered[:PEOPLE], request.user)


def _more_people(place, request):
    name = "gemeente" if isinstance(place, Municipality) else "organisatie"
    return f"{reverse('people:list')}?{name}={place.slug}"


def _more(index_model, place, request):
    """Return the list of one municipality; of more places there is none."""
    index = _on_site(index_model, request).first()
    if index is None or not isinstance(place, Municipality):
        return ""
    return f"{index.get_url(request)}?gemeente={place.slug}"
