"""The screen where an editor hands over a Word file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html, format_html_join
from django.views.generic import FormView

from stories.models import StoryIndexPage

from .drafting import Draft, draft_story
from .forms import WordForm

UNPROCESSABLE = 422


class StoryFromWordView(FormView):
    """Make a draft of an uploaded file and open it in the editor."""

    template_name = "wagtailadmin/stories/from_word.html"
    form_class = WordForm

    def dispatch(self, request, *args, **kwargs):
        self.index = get_object_or_404(StoryIndexPage, pk=kwargs["index_pk"])
        if not self.index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        draft = draft_story(self.index, form.manuscript, user=self.request.user)
        messages.warning(self.request, _summary(draft))
        return redirect("wagtailadmin_pages:edit", draft.story.pk)

    def form_invalid(self, form):
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=UNPROCESSABLE)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"index": self.index}


def _summary(draft: Draft) -> str:
    """What an editor reads above the new story."""
    lines = [(point.text,) for point in draft.points]
    return format_html(
        "<p>Je verhaal staat klaar als concept. Loop deze punten nog na. Ze staan ook "
        "als opmerking naast het verhaal.</p><ul>{}</ul>",
        format_html_join("", "<li>{}</li>", lines),
    )
