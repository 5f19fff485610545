"""Technical things, written so that people can read them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()

# What a browser calls itself, the most telling first: many also claim to be another.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "een Mac"),
    ("Linux", "Linux"),
]


@register.filter
def device(user_agent):
    """Turn "Mozilla/5.0 (iPhone; …) Safari/604.1" into "Safari op een iPhone"."""
    browser = _first(BROWSERS, user_agent) or "Een browser"
    system = _first(SYSTEMS, user_agent)
    return f"{browser} op {system}" if system else browser


@register.filter
def in_fours(key):
    """Turn "ABCDEFGH" into "ABCD EFGH", which is easier to type over."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@register.filter
def in_words(value):
    """Say a value of any kind as people do."""
    if isinstance(value, datetime):
        moment = timezone.localtime(value)
        return f"{date_format(moment, 'j F Y')} om {date_format(moment, 'H.i')} uur"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list | tuple):
        value = ", ".join(str(item) for item in value)
    return str(value) if value not in ("", None) else "niet ingevuld"


def _first(names, user_agent):
    return next((name for sign, name in names if sign in user_agent), None)
