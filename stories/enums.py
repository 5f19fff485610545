from django.db.models import TextChoices


class StoryKind(TextChoices):
    """What a story is about; readers choose by it."""

    SUCCESS = "succesverhaal", "Succesverhaal"
    AMBASSADOR = "ambassadeursverhaal", "Ambassadeursverhaal"
    NEWS = "nieuws", "Nieuws"
    PRACTICE = "praktijkverslag", "Praktijkverslag"
    OBSTACLE = "knelpunt", "Knelpunt"


class StoryFormat(TextChoices):
    """How a story is told; a new story opens with a template for it."""

    INTERVIEW = "interview", "Interview"
    PORTRAIT = "portret", "Portret"
    DOUBLE_INTERVIEW = "dubbelinterview", "Dubbelinterview"
    REPORTAGE = "reportage", "Reportage"
    ARTICLE = "artikel", "Artikel"
    PRESS_RELEASE = "persbericht", "Persbericht"
