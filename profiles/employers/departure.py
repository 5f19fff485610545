"""What somebody holds never ends with nobody, however an account stops.

Erasing and leaving pass things on by themselves. This is for the other doors: an
administrator who deletes or switches off an account.
"""

from django.conf import settings
from django.db.models.signals import post_save, pre_delete

from profiles.organisations import holdings, moving
from profiles.organisations.signals import membership_changed

from . import relations


def follow_deletion(sender, instance, **kwargs):
    _pass_on(instance)


def follow_switching_off(sender, instance, created, update_fields=None, **kwargs):
    may_have_changed = update_fields is None or "is_active" in update_fields
    if not created and may_have_changed and not instance.is_active:
        _pass_on(instance)


def follow_membership(sender, user, organisation, **kwargs):
    if organisation is None:
        relations.let_go(user)


def _pass_on(user):
    if holdings.held_by(user):
        moving.fall_back_to_coordinator(user)
    relations.let_go(user)


def connect():
    membership_changed.connect(follow_membership)
    pre_delete.connect(follow_deletion, sender=settings.AUTH_USER_MODEL)
    post_save.connect(follow_switching_off, sender=settings.AUTH_USER_MODEL)
