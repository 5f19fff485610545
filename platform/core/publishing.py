"""Nothing half-finished goes online, whichever button an editor presses."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.forms import WagtailAdminPageForm

from core import page_links
from core.films import publication as films


class NotReady(PermissionDenied):
    """A draft lacks something that readers need."""


class PublicationForm(WagtailAdminPageForm):
    """A draft saves with gaps; publishing or scheduling asks for everything."""

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation or self.errors:
            return
        for field, message in all_problems(self.instance):
            self.add_error(field if field in self.fields else None, message)


def all_problems(page):
    """Return (field name or None, message) for all that page, links and films lack."""
    return [
        *page.publication_problems(),
        *page_links.problems(page),
        *films.problems(page),
    ]


def refuse_unready(page):
    """Raise NotReady when something stops the publication of this draft."""
    messages = [message for _field, message in all_problems(page)]
    if messages:
        raise NotReady(" ".join(messages))


def problems_of(page):
    """Return the messages of all that stops the latest draft of a page."""
    draft = page.get_latest_revision_as_object().specific
    if not hasattr(draft, "publication_problems"):
        return []
    return [message for _field, message in all_problems(draft)]
