"""What each role of the communications staff may do.

Roles are groups. Their rights stand here and are set again after every migration, so
that every installation is the same; whoever needs other rights makes another group.
Rights are named by app and codename: this app knows none of the apps above it.
"""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, TextChoices


class Role(TextChoices):
    """A group of users with the same rights; the value is the group's name."""

    EDITOR = "Redacteur", "Redacteur"
    CHIEF_EDITOR = "Hoofdredacteur", "Hoofdredacteur"
    MODERATOR = "Moderator", "Moderator"
    ADMINISTRATOR = "Beheerder", "Beheerder"


def _rights(app, actions, *models):
    return {f"{app}.{action}_{model}" for model in models for action in actions}


EDIT = ("add", "change")
MANAGE = (*EDIT, "delete")
TERMS = ("sector", "targetgroup", "specialism", "organisationtype")

ENTER = {"wagtailadmin.access_admin"}
MODERATE = (
    _rights("moderation", ("change",), "case")
    | _rights("vacatures", ("change",), "vacature")
    | _rights("employers", ("change",), "employer")
)
KEEP_LISTS = (
    _rights("core", EDIT, "discouragedword", "film")
    | _rights("stories", EDIT, "brochuretopic")
    | _rights("stories", ("view", "change"), "importeditem")
    | _rights("organisations", EDIT, "municipality", *TERMS)
    | _rights("home", EDIT, "ambition")
)
RUN_THE_SITE = (
    _rights("core", MANAGE, "discouragedword", "film")
    | _rights("stories", MANAGE, "brochuretopic")
    | _rights("stories", ("view", "change"), "importeditem")
    | _rights("organisations", MANAGE, "municipality", *TERMS)
    | _rights("home", MANAGE, "ambition")
    | _rights("core", ("change",), "theme", "sitedetails")
    | _rights("home", ("change",), "navigation")
    | _rights("wagtailredirects", MANAGE, "redirect")
)
RUN_THE_PLATFORM = (
    _rights("accounts", MANAGE, "user")
    | _rights("auth", MANAGE, "group")
    | _rights("organisations", MANAGE, "region", "subregion", "organisation")
    | _rights("organisations", MANAGE, "membership", "invitation")
    | _rights("wagtailcore", MANAGE, "site", "workflow", "task")
)

RIGHTS = {
    Role.EDITOR: ENTER | KEEP_LISTS,
    Role.CHIEF_EDITOR: ENTER | RUN_THE_SITE,
    Role.MODERATOR: ENTER | MODERATE,
    Role.ADMINISTRATOR: ENTER | MODERATE | RUN_THE_SITE | RUN_THE_PLATFORM,
}

PUBLISH = _rights("wagtailcore", ("add", "change", "publish"), "page")
ORDER = _rights("wagtailcore", ("lock", "unlock", "bulk_delete"), "page")
PAGE_RIGHTS = {
    Role.EDITOR: PUBLISH,
    Role.CHIEF_EDITOR: PUBLISH | ORDER,
    Role.ADMINISTRATOR: PUBLISH | ORDER,
}

USE_FILES = _rights("wagtailimages", (*EDIT, "choose"), "image") | _rights(
    "wagtaildocs", (*EDIT, "choose"), "document"
)
COLLECTIONS = _rights("wagtailcore", MANAGE, "collection")
FILE_RIGHTS = {
    Role.EDITOR: USE_FILES,
    Role.CHIEF_EDITOR: USE_FILES | COLLECTIONS,
    Role.ADMINISTRATOR: USE_FILES | COLLECTIONS,
}


def sync_roles(sender, apps=installed_apps, using=DEFAULT_DB_ALIAS, **kwargs):
    """Give every role its rights; what does not exist yet follows a next time."""
    try:
        group_model = apps.get_model("auth", "Group")
        apps.get_model("wagtailcore", "GroupCollectionPermission")
    except LookupError:
        return
    _create_permissions(apps, using)
    for role in Role:
        group, _created = group_model.objects.using(using).get_or_create(name=role)
        group.permissions.set(_permissions(apps, using, RIGHTS[role]))
        _set_at_root(apps, using, group, "Page", PAGE_RIGHTS.get(role, set()))
        _set_at_root(apps, using, group, "Collection", FILE_RIGHTS.get(role, set()))


def _create_permissions(apps, using):
    # Django makes them app by app, those of higher apps only after our turn.
    names = set().union(*RIGHTS.values(), *PAGE_RIGHTS.values(), *FILE_RIGHTS.values())
    for label in sorted({name.partition(".")[0] for name in names}):
        app_config = installed_apps.get_app_config(label)
        create_permissions(app_config, verbosity=0, using=using, apps=apps)


def _permissions(apps, using, names):
    wanted = Q(pk=None)
    for name in names:
        label, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=label, codename=codename)
    return apps.get_model("auth", "Permission").objects.using(using).filter(wanted)


def _set_at_root(apps, using, group, tree, names):
    """Give a group exactly these rights on a whole tree: Page or Collection."""
    root = apps.get_model("wagtailcore", tree).objects.using(using).filter(depth=1)
    rights = apps.get_model("wagtailcore", f"Group{tree}Permission")
    field = tree.lower()
    kept = []
    for permission in _permissions(apps, using, names):
        for node in root:
            right, _created = rights.objects.using(using).get_or_create(
                group=group, permission=permission, **{field: node}
            )
            kept.append(right.pk)
    rights.objects.using(using).filter(group=group).exclude(pk__in=kept).delete()
