"""Which addresses are one mailbox, so that nobody takes two seats by accident."""

from accounts.addresses import one_spelling


def one_mailbox(address):
    """Return an address without its case and without what stands behind a plus."""
    name, _at, domain = one_spelling(address).rpartition("@")
    return f"{name.partition('+')[0] or name}@{domain}"
