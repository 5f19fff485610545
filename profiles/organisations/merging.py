"""Renaming and merging organisations: everything and everybody comes along."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from wagtail.log_actions import log
from wagtail.search import index

from .errors import OrganisationError
from .models import FormerAddress, Membership, Organisation
from .signals import membership_changed

# What Wagtail keeps of an object for itself says nothing about another one.
OWN_ADMINISTRATION = {"wagtailsearch", "wagtailadmin", "wagtailcore", "taggit"}


@transaction.atomic
def merge(source, target, *, by):
    """Let one organisation go on in another: people, relations and old addresses."""
    if source.pk == target.pk:
        raise OrganisationError("Kies twee verschillende organisaties.")
    pair = Organisation.objects.select_for_update().filter(
        pk__in=[source.pk, target.pk]
    )
    found = {organisation.pk: organisation for organisation in pair.order_by("pk")}
    if len(found) < len({source.pk, target.pk}):
        raise OrganisationError("Een van deze organisaties is er niet meer.")
    source, target = found[source.pk], found[target.pk]
    moving = list(
        Membership.objects.active().filter(organisation=source).select_related("user")
    )
    changed = [_move(rows, field, target) for rows, field in _pointing_at(source)]
    _move_generic(source, target)
    keep_address(target, source.slug)
    name = source.name
    # What was read of it before still seems to point at it.
    Organisation.objects.get(pk=source.pk).delete()
    for membership in moving:
        membership_changed.send(Membership, user=membership.user, organisation=target)
    _index([target, *(row for rows in changed for row in rows)])
    log(target, "organisations.merge", user=by, data={"name": name})
    return target


def keep_address(organisation, slug):
    """Let the old address of an organisation lead to it; its own needs no redirect."""
    FormerAddress.objects.filter(slug__in=[slug, organisation.slug]).delete()
    if slug != organisation.slug:
        FormerAddress.objects.create(organisation=organisation, slug=slug)


def _pointing_at(source):
    """Yield (rows, field) for every relation, hidden ones and many-to-many as well."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        is_key = relation.one_to_many or relation.one_to_one
        if is_key and relation.auto_created and not relation.concrete:
            field = relation.field
            rows = relation.related_model._base_manager.filter(**{field.name: source})
            yield list(rows), field


def _move(rows, field, target):
    """Point rows at another organisation; return those of which it had none yet."""
    return [row for row in rows if _changed(row, **{field.name: target})]


def _move_generic(source, target):
    of_organisation = ContentType.objects.get_for_model(Organisation)
    for model in apps.get_models():
        if model._meta.app_label in OWN_ADMINISTRATION:
            continue
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                key = {field.ct_field: of_organisation, field.fk_field: source.pk}
                for row in model._base_manager.filter(**key):
                    _changed(row, **{field.fk_field: target.pk})


def _changed(row, **values):
    """Change one row, or drop it when its like is there already."""
    for name, value in values.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            # Saved one by one, so that every app that follows a row hears of it.
            row.save(update_fields=list(values))
    except IntegrityError:
        type(row)._base_manager.filter(pk=row.pk).delete()
        return False
    return True


def _index(changed: list[models.Model]):
    for thing in changed:
        if isinstance(thing, index.Indexed):
            index.insert_or_update_object(thing)
