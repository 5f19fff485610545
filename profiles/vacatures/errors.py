"""What cannot be done; the text says so to the person who tried."""


class VacatureError(Exception):
    """Something that the state of a vacature forbids."""


class TooLateError(VacatureError):
    """Somebody else was just ahead; with ``may_join`` one can still take part."""

    def __init__(self, text, *, may_join=False):
        super().__init__(text)
        self.may_join = may_join
