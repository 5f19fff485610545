"""Reading the mail that the platform sent."""

import re


def code_in(message):
    """Return the code that stands on a line of its own."""
    return re.search(r"^\d{4}-\d{4}$", message.body, re.MULTILINE).group()
