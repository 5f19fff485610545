"""One way to write an e-mail address, so that nobody has two accounts by accident."""

import unicodedata


def one_spelling(address):
    """Return an address as it is stored: without case, and with look-alikes folded."""
    return unicodedata.normalize("NFKC", address.strip()).casefold()
