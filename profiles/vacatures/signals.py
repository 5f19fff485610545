"""What follows when others change what a vacature leans on."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_delete

from profiles.employers.models import Employer
from profiles.organisations import moving
from profiles.organisations.models import Municipality, Organisation, Region

from . import board_sets, tasks
from .models import Vacature


def follow_deletion(sender, instance, **kwargs):
    """Closed vacatures keep a regiehouder too; the open ones were passed on before."""
    left = Vacature.objects.filter(holder=instance)
    if left.exists():
        organisation = moving.workplace_of(instance)
        board_sets.note_all()
        left.update(holder=moving.successor(instance, organisation))


def follow_name(sender, instance, created=False, raw=False, **kwargs):
    """After a rename vacatures are found under another word."""
    if not created and not raw:
        tasks.rebuild_words.enqueue(instance._meta.model_name, instance.pk)


def connect():
    pre_delete.connect(follow_deletion, sender=settings.AUTH_USER_MODEL)
    for signal in (post_save, post_delete):
        signal.connect(board_sets.note_vacature, sender=Vacature)
    for model in (Municipality, Organisation, Region):
        post_save.connect(board_sets.note_all, sender=model)
    for model in (Employer, Municipality):
        post_save.connect(follow_name, sender=model)
