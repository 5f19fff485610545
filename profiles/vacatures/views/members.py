"""What all views for members share."""

from django.contrib.auth.mixins import AccessMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from profiles.vacatures.models import Vacature


class MemberRequiredMixin(AccessMixin):
    """Lets members in; others log in first, or are let in by a colleague first."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not request.user.is_member:
            return redirect("organisations:join")
        return super().dispatch(request, *args, **kwargs)


class OfVacatureMixin:
    """Finds the vacature of an address; for who is no member there is none."""

    def dispatch(self, request, *args, **kwargs):
        if not getattr(request.user, "is_member", False):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def vacature(self):
        visible = Vacature.objects.visible_to(self.request.user)
        rows = visible.select_related("employer", "municipality", "region")
        return get_object_or_404(rows, pk=self.kwargs["pk"])
