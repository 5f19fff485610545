from django.views.generic import TemplateView

from profiles.vacatures.board import board_context
from profiles.vacatures.forms import SavedSearchForm


class BoardView(TemplateView):
    """The vacatures that this reader may see; visitors get those for everybody."""

    template_name = "vacatures/vacature_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        is_member = getattr(user, "is_member", False)
        context = board_context(self.request)
        if is_member:
            context["form"] = SavedSearchForm()
        return super().get_context_data(is_member=is_member, **context | kwargs)
