"""A copy of what was written about an employer, for when the employer asks for it.

It names no members: what they wrote belongs to the employer, who they are does not.
"""

from django.template.loader import render_to_string
from django.utils import timezone

from .models import EmployerEntry


def text_for(employer, user):
    """Return the copy as plain text, with all that this user may read."""
    entries = EmployerEntry.objects.filter(employer=employer).visible_to(user)
    context = {
        "employer": employer,
        "entries": entries.order_by("-happened_on", "-pk"),
        "made_on": timezone.localdate(),
    }
    return render_to_string("employers/copy.txt", context)
