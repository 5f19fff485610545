"""Doors for members only."""

from django.contrib.auth.mixins import AccessMixin
from django.shortcuts import redirect


class MemberRequiredMixin(AccessMixin):
    """Lets members in; others log in first, or are let in by a colleague first."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not request.user.is_member:
            return redirect("organisations:join")
        return super().dispatch(request, *args, **kwargs)
