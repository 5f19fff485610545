"""What follows when Wagtail publishes one of our pages."""

from django.dispatch import receiver
from wagtail.signals import page_published

from . import brochures, publication
from .models import BrochurePage, StoryPage


@receiver(page_published, sender=StoryPage)
def keep_reading_facts(sender, instance, **kwargs):
    publication.keep_reading_facts(instance)


@receiver(page_published, sender=BrochurePage)
def keep_page_totals(sender, instance, **kwargs):
    brochures.keep_page_totals(instance)
