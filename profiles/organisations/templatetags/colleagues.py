"""How colleagues are named on screens."""

from django import template

from profiles.organisations.names import name_of

register = template.Library()


@register.filter
def name(user):
    """Return somebody's name; of who is gone there is none left."""
    return name_of(user) if user else "iemand die weg is"
