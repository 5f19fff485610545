"""The one way in which an export can be unreadable."""


class WxrError(ValueError):
    """The file is no usable WordPress export; says why and at which line."""

    def __init__(self, reason: str, *, line: int | None = None):
        self.reason = reason
        self.line = line
        super().__init__(f"Regel {line}: {reason}" if line else reason)
