"""What members do with their own profile."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from . import first_steps, freshness, photos
from .enums import Audience
from .forms import AUDIENCES, ProfileForm
from .models import Profile
from .profiles import give_address, profile_of
from .visibility import ANY_MEMBER, VISITOR, ProfileView, Viewer, seen_by


class Role(NamedTuple):
    """Somebody through whose eyes one can look at oneself."""

    slug: str
    label: str
    viewer: Viewer


class FieldRow(NamedTuple):
    """One field, and for each role whether they see it."""

    label: str
    audience: str
    is_seen: list[bool]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request):
    """Let somebody fill in who they are; a mistake costs none of what was typed."""
    profile = profile_of(request.user)
    if request.method != "POST":
        return _form_page(request, ProfileForm(instance=profile))
    # A form writes into its object before it knows whether all is well.
    stored = Profile.objects.get(pk=profile.pk)
    form = ProfileForm(request.POST, request.FILES, instance=stored)
    if not form.is_valid():
        return _form_page(request, form, profile, status=422)
    _save(form)
    messages.success(request, "Je profiel is bewaard.")
    return redirect("people:edit")


@transaction.atomic
def _save(form):
    profile = form.instance
    profile.days = form.cleaned_data["days"]
    give_address(profile)
    form.save()
    if form.cleaned_data["photo"]:
        photos.store(profile, form.cleaned_data["photo"])
    elif form.cleaned_data["wants_drawing"]:
        photos.draw(profile)
    elif form.cleaned_data["removes_photo"]:
        photos.remove(profile)
    freshness.confirm(profile)


def _form_page(request, form, profile=None, status=200):
    profile = profile or form.instance
    context = {
        "form": form,
        "view": seen_by(profile, request.user),
        "organisation": profile.organisation,
        "roles": _roles(profile),
        "unconfirmed_since": profile.unconfirmed_since,
        "is_retired": profile.retired_at is not None,
    }
    return TemplateResponse(request, "people/profile_form.html", context, status=status)


def _roles(profile):
    roles = [
        Role("bezoeker", "Bezoeker", VISITOR),
        Role("lid", "Lid", ANY_MEMBER),
    ]
    if profile.organisation_id:
        colleague = ANY_MEMBER._replace(organisation_id=profile.organisation_id)
        roles.append(Role("organisatie", "Mijn organisatie", colleague))
    return roles


@require_safe
@login_required
def preview(request, role):
    """Show one's own profile as somebody else would see it."""
    profile = profile_of(request.user)
    roles = _roles(profile)
    chosen = next((known for known in roles if known.slug == role), None)
    if chosen is None:
        raise Http404
    context = {
        "view": _seen_at_address(profile, chosen.viewer),
        "role": chosen,
        "roles": roles,
    }
    return TemplateResponse(request, "people/preview.html", context)


def _seen_at_address(profile, viewer) -> ProfileView | None:
    """Return what the page of this profile shows, or None when it is not there."""
    found = Profile.objects.visible_to(viewer).with_relations().filter(pk=profile.pk)
    return next((seen_by(row, viewer) for row in found), None)


@require_safe
@login_required
def audiences(request):
    """Show for every field who sees it, as the rules themselves answer it."""
    profile = profile_of(request.user)
    roles = [*_roles(profile), Role("beheerder", "Beheerder", ADMINISTRATOR)]
    reached = [_reach(profile, role.viewer) for role in roles]
    rows = [
        FieldRow(
            Profile._meta.get_field(name).verbose_name.removeprefix("wie ziet: "),
            Audience(getattr(profile, name)).label,
            [
                reach is not None and getattr(profile, name) >= reach
                for reach in reached
            ],
        )
        for name in AUDIENCES
    ]
    context = {"roles": roles, "rows": rows, "is_listed": profile.is_listed}
    return TemplateResponse(request, "people/audiences.html", context)


ADMINISTRATOR = Viewer(is_member=True, is_administrator=True)


def _reach(profile, viewer):
    """Return the reach of a viewer, or None when the profile is not there for them."""
    is_there = Profile.objects.visible_to(viewer).filter(pk=profile.pk).exists()
    return viewer.reach(profile) if is_there else None


@require_POST
@login_required
def confirm(request):
    """Keep that one's profile still holds."""
    freshness.confirm(profile_of(request.user))
    messages.success(request, "Bedankt. Je profiel is weer bevestigd.")
    return redirect("people:edit")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_mail(request, token):
    """Let who came from the mail confirm with one press, without logging in."""
    profile = freshness.profile_for(token)
    is_done = False
    if request.method == "POST" and profile:
        freshness.confirm(profile)
        is_done = True
    context = {"is_known": profile is not None, "is_done": is_done}
    # A link that no longer counts says nothing about whose it was.
    return TemplateResponse(request, "people/confirm.html", context)


@require_POST
@login_required
def dismiss_steps(request):
    first_steps.dismiss(profile_of(request.user))
    return redirect("dashboard")
