"""What one member sees of one employer."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from core.paging import page_of
from profiles.organisations.models import Membership, Organisation
from profiles.organisations.permissions import may_run_platform
from profiles.people.faces import Face, Faces
from profiles.people.models import Profile
from profiles.people.terms import fetch_terms
from profiles.people.visibility import ProfileView, Viewer, seen_by

from .enums import LASTING, EntryKind
from .models import EmployerEntry
from .permissions import decides, is_of_team, may_take_over, sees_contacts
from .reporting import NAME

PER_PAGE = 20
MOST_VACATURES = 10
SOMEBODY_GONE = "Voormalig lid"
ICONS = {
    EntryKind.CONCERN: "info",
    EntryKind.AGREEMENT: "check",
    EntryKind.VISIT: "place",
    EntryKind.CALL: "chat",
    EntryKind.MAIL: "mail",
    EntryKind.MEETING: "people",
}


class Line(NamedTuple):
    """One entry, with who wrote it and what the reader may do with it."""

    entry: EmployerEntry
    author: str
    icon: str
    is_mine: bool
    may_settle: bool
    report_url: str

    @property
    def shows_settle(self):
        """Say whether there is something to round off, and the reader may."""
        return self.may_settle and (self.entry.kind in LASTING or self.entry.next_on)


class Colleague(NamedTuple):
    """Somebody of the team: the face, and what the person shows to this reader."""

    face: Face
    view: ProfileView | None


def context_for(employer, request):
    """Return all that the template needs; the reader is a member."""
    user = request.user
    entries = employer.entries.visible_to(user)
    standing = list(entries.standing())
    history = page_of(entries.history(), request, per_page=PER_PAGE)
    written = [*standing, *history.object_list]
    keys = {employer.holder_id, employer.deputy_id, *(e.author_id for e in written)}
    faces = Faces(keys, user)
    is_team = is_of_team(user, employer)
    lines = [_line(entry, faces, user, is_team) for entry in written]
    last = len(standing)
    return {
        "employer": employer,
        "is_team": is_team,
        "may_edit": is_team or may_run_platform(user),
        "decides": decides(user, employer),
        "may_take_over": may_take_over(user, employer),
        "concerns": _of_kind(lines[:last], EntryKind.CONCERN),
        "agreements": _of_kind(lines[:last], EntryKind.AGREEMENT),
        "history": lines[last:],
        "results": history,
        "contacts": _contacts(employer, user),
        "organisations": _organisations(employer, user),
        **_colleagues(employer, faces, user),
        **_vacatures(employer, user),
    }


def looks_behind(context, user):
    """Say whether somebody sees more here than who is not of the team should."""
    if not may_run_platform(user) or context["is_team"]:
        return False
    lines = [*context["concerns"], *context["agreements"], *context["history"]]
    hidden = (line.entry.is_for_team and not line.is_mine for line in lines)
    return any(hidden) or bool(context["contacts"])


def _of_kind(lines, kind):
    return [line for line in lines if line.entry.kind == kind]


def _line(entry, faces, user, is_team):
    is_mine = entry.author_id == user.pk
    author = faces.of(entry.author_id).name if entry.author_id else SOMEBODY_GONE
    report_url = reverse("moderation:report", args=[NAME, entry.pk])
    return Line(
        entry=entry,
        author="Jij" if is_mine else author,
        icon=ICONS[entry.kind],
        is_mine=is_mine,
        may_settle=entry.settled_at is None and (is_mine or is_team),
        report_url="" if is_mine else report_url,
    )


def _colleagues(employer, faces, user):
    """Return the vaste contactpersoon and the vervanger as any colleague sees them."""
    viewer = Viewer.of(user)._replace(is_administrator=False)
    wanted = [employer.holder_id, employer.deputy_id]
    visible = Profile.objects.visible_to(viewer).filter(user__in=filter(None, wanted))
    profiles = list(visible.with_relations())
    fetch_terms(profiles)
    views = {profile.user_id: seen_by(profile, viewer) for profile in profiles}
    holder, deputy = (Colleague(faces.of(key), views.get(key)) for key in wanted)
    return {"holder": holder, "deputy": deputy if employer.deputy_id else None}


def _contacts(employer, user):
    if sees_contacts(user, employer) or may_run_platform(user):
        return list(employer.contacts.all())
    return []


def _organisations(employer, user):
    """Return who has to do with this employer: by the team, notes or vacatures."""
    authors = employer.entries.visible_to(user).values("author").order_by()
    people = Q(user__in=authors) | Q(user__in=[employer.holder_id, employer.deputy_id])
    working = Membership.objects.active().filter(people).values("organisation")
    shared = employer.vacatures.visible_to(user).filter(opened_at__isnull=False)
    involved = Q(pk__in=working) | Q(pk__in=shared.order_by().values("organisation"))
    return list(Organisation.objects.filter(involved).order_by("name"))


def _vacatures(employer, user):
    """Return the open vacatures that the reader may see, and those that are over."""
    shared = employer.vacatures.visible_to(user).filter(
        opened_at__isnull=False, merged_into=None
    )
    is_open = shared.open()
    over = shared.exclude(pk__in=is_open.order_by().values("pk"))
    rows = over.select_related("municipality").order_by("-closed_at", "-pk")
    return {
        "open_vacatures": is_open.select_related("municipality").newest_first()[
            :MOST_VACATURES
        ],
        "past_vacatures": rows[:MOST_VACATURES],
    }
