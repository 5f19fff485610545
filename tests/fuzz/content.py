"""A small site with one of everything, and the keys that lead to it."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site, UploadedFile, Workflow

from core.models import CustomDocument, CustomImage, SiteDetails, Theme
from home.models import Navigation
from tests.factories import (
    create_ambassador,
    create_brochure,
    create_desk_finder,
    create_document,
    create_event,
    create_image,
    create_series,
    create_standard_page,
    create_story,
    create_target_group,
    create_user,
)


def create_everything():
    """Create a page of each kind, a draft, a workflow in progress and their files."""
    for settings_of_site in (SiteDetails, Theme, Navigation):
        settings_of_site.for_site(Site.objects.get(is_default_site=True))
    create_story(target_groups=[create_target_group()])
    create_ambassador()
    create_brochure()
    create_event()
    create_series()
    create_desk_finder()
    create_image()
    create_document()
    for document in CustomDocument.objects.all():
        document.get_file_size()
    Redirect.add_redirect("/oud/", "/nieuw/")
    page = create_standard_page(live=False)
    author = create_user(role="redacteur")
    page.save_revision(user=author)
    workflow = Workflow.objects.first()
    if workflow:
        workflow.start(page, author)
    UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CustomImage),
        uploaded_by_user=author,
    )


def known_values():
    """Return {name of a place in an address: values that lead somewhere}."""
    pages = Page.objects.order_by("pk")
    keys = _keys(Page)
    models = [model._meta for model in apps.get_models() if model.objects.exists()]
    return {
        "page": keys,
        "image": _keys(CustomImage),
        "document": _keys(CustomDocument),
        "type": [(meta.app_label, meta.model_name) for meta in models],
        "key": [*keys, *map(str, range(1, 12))],
        "path": [page.url for page in pages if page.url] + ["zoeken/", ""],
        "word": [
            "interview",
            "publish",
            "approve",
            "delete",
            "move",
            "add_tags",
            "copy",
            "width-100",
            "fill-99999x99999",
            "abc-def",
        ],
    }


def _keys(model):
    return [str(pk) for pk in model.objects.values_list("pk", flat=True)]


def value_kind(name):
    """Return which of the known values fit a place, by its name in the pattern."""
    for kind, start in (("image", "image"), ("document", "doc")):
        if name.startswith(start) and name.endswith("id"):
            return kind
    if "page" in name and ("id" in name or "pk" in name):
        return "page"
    if "app" in name:
        return "label"
    if "model" in name:
        return "model"
    if name.endswith(("id", "pk")) or name.startswith("_"):
        return "key"
    return "path" if name == "path" else "word"
