"""What follows when Wagtail saves a picture, publishes a page or mail is queued."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from post_office.signals import email_queued
from wagtail.signals import page_published

from core import renditions, reviews, tasks
from core.models import BasePage, CustomImage, Film


@receiver(page_published)
def prepare_pictures_of_page(sender, instance, **kwargs):
    page = instance.specific
    if not isinstance(page, BasePage):
        return
    plan = {}
    for image, shape in page.rendition_plan():
        plan.setdefault(image.pk, set()).add(shape)
    for image_pk, shapes in plan.items():
        tasks.prepare_renditions.enqueue(image_pk, sorted(shapes))


@receiver(page_published)
def keep_review_date(sender, instance, revision=None, **kwargs):
    page = instance.specific
    if isinstance(page, BasePage) and page.live:
        reviews.keep_date(page, revision)


@receiver(page_published)
def keep_links(sender, instance, **kwargs):
    if isinstance(instance.specific, BasePage) and instance.live:
        tasks.keep_links_of_page.enqueue(instance.pk)


@receiver(post_save, sender=CustomImage)
def refresh_renditions(sender, instance, raw=False, **kwargs):
    if not raw:
        shapes = renditions.shapes_in_use(instance)
        tasks.prepare_renditions.enqueue(instance.pk, shapes)


@receiver(post_save, sender=Film)
def prepare_poster(sender, instance, raw=False, **kwargs):
    if instance.poster_id and not raw:
        tasks.prepare_renditions.enqueue(instance.poster_id, [instance.poster_shape])


@receiver(post_delete, sender=Film)
def delete_film_file(sender, instance, **kwargs):
    if instance.file:
        instance.delete_file(instance.file.name)


@receiver(email_queued)
def send_soon(sender, emails, **kwargs):
    transaction.on_commit(tasks.send_mail.enqueue)
