"""Keeps what is derived from profiles in step with them, whoever changes them.

A search that still finds a word that somebody has hidden is a leak. So no use case has
to remember it: every saved row says so by itself.
"""

from allauth.account.signals import email_confirmed
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_save,
    pre_delete,
)

from core.lists import note_change
from core.page_store import changes
from profiles.organisations.models import (
    Membership,
    Municipality,
    Organisation,
    OrganisationType,
    Specialism,
    Subregion,
)
from profiles.organisations.signals import membership_changed

from . import bounces, photos, profiles, tasks, texts
from .models import Profile

DIRECTORY = "people"
NAMED = (Municipality, Organisation, OrganisationType, Specialism, Subregion)
# Saving one of these alone changes nothing that anybody finds or counts.
SILENT = {
    "asked_at",
    "asks",
    "bounced_at",
    "changed_at",
    "confirmed_at",
    "has_dismissed_steps",
}
DECIDES = {"is_active", "approved_at"}


def begin_profile(sender, user, **kwargs):
    """Whoever logs in has a profile from then on: reading a page makes none."""
    profiles.profile_of(user)


def follow_address(sender, request, email_address, **kwargs):
    bounces.forget(email_address.user)


def follow_membership(sender, user, organisation, **kwargs):
    profiles.follow_membership(user, organisation)


def follow_profile(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or (update_fields and set(update_fields) <= SILENT):
        return
    texts.refresh(instance)
    note_change(DIRECTORY, instance.pk)


def follow_terms(sender, instance, action, reverse, pk_set, **kwargs):
    if not action.startswith("post_"):
        return
    keys = pk_set or set() if reverse else {instance.pk}
    texts.rebuild(Profile.objects.filter(pk__in=keys))
    for key in keys:
        note_change(DIRECTORY, key)


def forget_profile(sender, instance, **kwargs):
    note_change(DIRECTORY, instance.pk)
    photos.delete_files(instance)


def follow_user(sender, instance, created, update_fields=None, **kwargs):
    if created or (update_fields and not DECIDES & set(update_fields)):
        return
    _note_profile_of(instance.pk)


def follow_role(sender, instance, **kwargs):
    _note_profile_of(instance.user_id)


def _note_profile_of(user_pk):
    for key in Profile.objects.filter(user=user_pk).values_list("pk", flat=True):
        note_change(DIRECTORY, key)
        changes.announce(withdrawn=True)


def follow_name(sender, instance, created=False, raw=False, **kwargs):
    """After a rename many people may be found under another word."""
    if not created and not raw:
        tasks.rebuild_texts.enqueue(instance._meta.label_lower, instance.pk)
    note_change(DIRECTORY)


def forget_name(sender, **kwargs):
    note_change(DIRECTORY)


def connect():
    user_logged_in.connect(begin_profile)
    email_confirmed.connect(follow_address)
    membership_changed.connect(follow_membership)
    post_save.connect(follow_profile, sender=Profile)
    pre_delete.connect(forget_profile, sender=Profile)
    for field in ("municipalities", "specialisms"):
        m2m_changed.connect(follow_terms, sender=getattr(Profile, field).through)
    post_save.connect(follow_user, sender=settings.AUTH_USER_MODEL)
    for signal in (post_save, post_delete):
        signal.connect(follow_role, sender=Membership)
    for model in NAMED:
        post_save.connect(follow_name, sender=model)
        post_delete.connect(forget_name, sender=model)
