"""A small site with one of everything, and the keys that lead to it."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site, UploadedFile, Workflow

from core.models import CustomDocument, CustomImage, SiteDetails, Theme
from events.links import Purpose, path
from events.models import Registration
from home.models import Navigation
from notifications.models import Notification
from profiles.employers.models import Employer, EmployerEntry
from profiles.organisations.models import Membership, Municipality, Organisation
from profiles.people.models import Profile
from profiles.vacatures import expiry
from profiles.vacatures.models import (
    AftercareMoment,
    HandOverRequest,
    Nomination,
    SavedSearch,
    Vacature,
)
from profiles.vacatures.states import Move
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
from tests.fuzz.shared_work import REFERENCE, create_shared_work

# What fits in an address that begins like this, by the name of the place in it.
OBJECTS = {
    ("vacatures/", "pk"): (Vacature, "pk"),
    ("vacatures/", "request_pk"): (HandOverRequest, "pk"),
    ("vacatures/", "moment_pk"): (AftercareMoment, "pk"),
    ("api/v1/vacatures/", "pk"): (Vacature, "pk"),
    ("voordrachten/", "pk"): (Nomination, "pk"),
    ("werkgevers/", "pk"): (Employer, "pk"),
    ("werkgevers/", "entry_pk"): (EmployerEntry, "pk"),
    ("mijn/zoekopdrachten/", "pk"): (SavedSearch, "pk"),
    ("mijn/meldingen/", "pk"): (Notification, "pk"),
    ("organisaties/", "slug"): (Organisation, "slug"),
    ("organisaties/", "pk"): (Membership, "pk"),
    ("gemeenten/", "slug"): (Municipality, "slug"),
    ("wie-is-wie/", "slug"): (Profile, "slug"),
    ("admin/snippets/vacatures/vacature/", "pk"): (Vacature, "pk"),
    ("admin/snippets/employers/employer/", "pk"): (Employer, "pk"),
}


def create_everything():
    """Create a page of each kind, a draft, a workflow in progress and their files.

    Returns a member who handles a vacature, and the secret of a program.
    """
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
    return create_shared_work()


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
        **{f"{start} {name}": _newest(*of) for (start, name), of in OBJECTS.items()},
        **_words_of_work(),
    }


def _newest(model, field):
    rows = model.objects.order_by("-pk").values_list(field, flat=True)
    return [str(value) for value in rows]


def _words_of_work():
    """Return the moves, the links in mail and whatever else only work knows."""
    links = [
        path(registration, purpose).split("/")[-2]
        for registration in Registration.objects.order_by("-pk")
        for purpose in Purpose
    ]
    closing = [expiry.closing_url(vacature) for vacature in Vacature.objects.all()]
    return {
        "move": [move.value for move in Move],
        "kenmerk": [REFERENCE],
        "purpose": [purpose.value for purpose in Purpose],
        "aanmelding/ token": links,
        "vacatures/sluit/ token": [url.split("/")[-2] for url in closing],
    }


def _keys(model):
    return [str(pk) for pk in model.objects.values_list("pk", flat=True)]


def value_kind(name, address):
    """Return which of the known values fit a place, by its name in the pattern."""
    if name in {"move", "kenmerk", "purpose"}:
        return name
    if address == "%(_0)s":
        return "path"
    for start in ("aanmelding/", "vacatures/sluit/"):
        if name == "token" and address.startswith(start):
            return f"{start} token"
    for start, of in OBJECTS:
        if name == of and address.startswith(start):
            return f"{start} {name}"
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
