"""What Mijn platform shows of people."""

from core import dashboard
from core.dashboard import MemberLink, Part, Place

from . import first_steps
from .models import Profile
from .profiles import profile_of
from .visibility import all_seen_by

NEW_FACES = 4


def _steps(request):
    profile = profile_of(request.user)
    if profile.has_dismissed_steps:
        return None
    steps = first_steps.steps_of(profile)
    done = sum(step.is_done for step in steps)
    if done == len(steps):
        return None
    return {"steps": steps, "done": done, "total": len(steps)}


def _new_faces(request):
    newest = Profile.objects.new_faces(request.user)[:NEW_FACES]
    people = all_seen_by(newest, request.user)
    return {"people": people} if people else None


def register():
    dashboard.register_link(MemberLink("Wie is wie", "people:list", 30))
    for part in (
        Part("steps", "people/_dashboard_steps.html", _steps, Place.ASIDE, 5),
        Part("faces", "people/_dashboard_faces.html", _new_faces, Place.ASIDE, 30),
    ):
        dashboard.register_part(part)
