"""What all views for members share."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from profiles.vacatures.models import Vacature


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
