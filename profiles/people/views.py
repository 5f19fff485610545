"""Colleagues as others see them: the list, one person, a photo and a card."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from core.media import INERT
from profiles.organisations import panels

from . import cards, reporting
from .directory import directory_context
from .models import Profile
from .visibility import ANY_MEMBER, VISITOR, Viewer, seen_by

A_MONTH = 30 * 24 * 60 * 60


@require_safe
@login_required
def directory(request):
    """Show whom a member may find. That this list exists is publicly known."""
    if not request.user.is_member:
        return TemplateResponse(request, "people/not_yet.html")
    context = directory_context(request)
    return TemplateResponse(request, "people/profile_list.html", context)


@require_safe
def detail(request, slug):
    """Show what this reader may see of somebody; nobody else exists."""
    profile, view = visible_profile(request, slug)
    viewer = Viewer.of(request.user)
    if viewer.is_administrator and seen_by(profile, _as_colleague(viewer)) != view:
        # Who looks behind what somebody chose to show leaves a trace.
        # The person is a number, that erasing forgets.
        data = {"member": profile.user_id}
        log(profile.organisation, "people.look", user=request.user, data=data)
    context = {
        "view": view,
        "panels": panels.of_person(profile, request),
        "is_public": seen_by(profile, VISITOR) is not None,
        "report_url": reverse("moderation:report", args=[reporting.NAME, profile.pk])
        if viewer.is_member
        else "",
    }
    return TemplateResponse(request, "people/profile_detail.html", context)


def visible_profile(request, slug):
    """Return a profile with its view for this reader, or raise Http404."""
    profiles = Profile.objects.visible_to(request.user).with_relations()
    profile = profiles.filter(slug=slug).first()
    view = profile and seen_by(profile, request.user)
    if view is None:
        raise Http404
    return profile, view


def _as_colleague(viewer):
    """Return the same person without the rights of an administrator."""
    return ANY_MEMBER._replace(
        organisation_id=viewer.organisation_id, user_id=viewer.user_id
    )


@require_safe
def photo(request, slug, size, version):
    """Send a photograph to who may see it; only a public one may be kept by others."""
    profile, view = visible_profile(request, slug)
    if not view.photo_url or version != profile.photo_version:
        raise Http404
    file = profile.photo if size == "groot" else profile.small_photo
    try:
        response = FileResponse(file.open(), content_type="image/webp")
    except OSError as error:
        raise Http404 from error
    public_view = seen_by(profile, VISITOR)
    is_public = public_view is not None and bool(public_view.photo_url)
    public = {"public": True, "max_age": A_MONTH}
    private = {"private": True, "no_store": True}
    patch_cache_control(response, **(public if is_public else private))
    response["Content-Security-Policy"] = INERT
    return response


@require_safe
def vcard(request, slug):
    """Let a member take along what they see of somebody."""
    if not getattr(request.user, "is_member", False):
        raise Http404
    _profile, view = visible_profile(request, slug)
    response = HttpResponse(cards.vcard(view), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{view.slug}.vcf"'
    return response
