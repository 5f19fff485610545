from core import due

from . import retention


def connect():
    due.register("retention", every=due.DAY, run=retention.apply)
