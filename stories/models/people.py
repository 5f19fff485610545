"""The colleagues of a story: whom a reader may call, when they want that."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class StoryPerson(Orderable):
    """A professional who had a part in a story; readers see what that person shows."""

    story = ParentalKey(
        "stories.StoryPage", on_delete=models.CASCADE, related_name="people"
    )
    profile = models.ForeignKey(
        "people.Profile",
        verbose_name="collega",
        on_delete=models.CASCADE,
        related_name="stories",
    )

    panels = [FieldPanel("profile")]

    class Meta(Orderable.Meta):
        verbose_name = "collega in dit verhaal"
        verbose_name_plural = "collega’s in dit verhaal"
        constraints = [
            models.UniqueConstraint(
                fields=["story", "profile"], name="one_place_per_person_in_a_story"
            )
        ]

    def __str__(self):
        return str(self.profile)
