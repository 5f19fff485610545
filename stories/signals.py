"""What follows when Wagtail publishes one of our pages."""

from django.dispatch import receiver
from wagtail.signals import page_published

from . import publication
from .models import StoryPage


@receiver(page_published, sender=StoryPage)
def keep_reading_facts(sender, instance, **kwargs):
    publication.keep_reading_facts(instance)
