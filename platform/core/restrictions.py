"""What somebody may not see is not there: the same page as for what never was.

Wagtail sends a visitor of a restricted page or document to the login page, and thereby
tells that it exists. Its own checks still stand behind these.
"""

from django.http import Http404
from wagtail import hooks

FIRST = -10  # before Wagtail answers OPTIONS, which a missing page does not


def register():
    hooks.register("before_serve_page", hide_restricted_page, order=FIRST)
    hooks.register("before_serve_document", hide_restricted_document, order=FIRST)


def hide_restricted_page(page, request, serve_args, serve_kwargs):
    """Answer like a missing page; for the hook before_serve_page."""
    _require_all(page.get_view_restrictions(), request)


def hide_restricted_document(document, request):
    """Answer like a missing document; for the hook before_serve_document."""
    _require_all(document.collection.get_view_restrictions(), request)


def hide_restricted_image(image_model, path, request):
    """Answer like a missing picture; return whether the rendition is restricted."""
    from wagtail.models import CollectionViewRestriction

    if not CollectionViewRestriction.objects.exists():
        return False
    image = image_model.objects.filter(renditions__file=path).first()
    return bool(image) and hide_restricted_collection(image.collection, request)


def hide_restricted_collection(collection, request):
    """Answer like a missing file; return whether the collection is restricted."""
    restrictions = collection.get_view_restrictions()
    _require_all(restrictions, request)
    return bool(restrictions)


def may_see(collection, request):
    """Say whether this reader, or without a request everybody, may see a collection."""
    if request is None:
        return not collection.get_view_restrictions()
    # A page with ten films asks this ten times, mostly about one collection.
    answers = request.__dict__.setdefault("_visible_collections", {})
    if collection.pk not in answers:
        restrictions = collection.get_view_restrictions()
        answers[collection.pk] = all(r.accept_request(request) for r in restrictions)
    return answers[collection.pk]


def _require_all(restrictions, request):
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
