"""Choices that look random and come out the same on every machine."""

from hashlib import blake2b

WHOLE = 1 << 64


class Choices:
    """Picks by key and slot, so one more slot leaves the other picks as they were."""

    def __init__(self, key):
        self.key = key

    def share(self, slot):
        """Return a number from 0 up to 1."""
        digest = blake2b(f"{self.key}/{slot}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) / WHOLE

    def pick(self, slot, options):
        return options[int(self.share(slot) * len(options))]

    def is_so(self, slot, chance):
        """Answer yes with a chance from 0 to 1."""
        return self.share(slot) < chance
