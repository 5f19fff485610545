"""Nothing half-finished goes online, whichever button an editor presses."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.forms import WagtailAdminPageForm


class NotReady(PermissionDenied):
    """A draft lacks something that readers need."""


class PublicationForm(WagtailAdminPageForm):
    """A draft saves with gaps; publishing or scheduling asks for everything."""

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation or self.errors:
            return
        for field, message in self.instance.publication_problems():
            self.add_error(field if field in self.fields else None, message)


def refuse_unready(page):
    """Raise NotReady when something stops the publication of this draft."""
    messages = [message for _field, message in page.publication_problems()]
    if messages:
        raise NotReady(" ".join(messages))


def problems_of(page):
    """Return the messages of all that stops the latest draft of a page."""
    draft = page.get_latest_revision_as_object().specific
    check = getattr(draft, "publication_problems", None)
    return [message for _field, message in check()] if check else []
