"""What a stranger typed, made fit for every search backend."""

import unicodedata

MAX_LENGTH = 200


def clean_query(text):
    """Return a query without control characters, of 200 characters at most."""
    text = unicodedata.normalize("NFC", text[:MAX_LENGTH])
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:MAX_LENGTH]
