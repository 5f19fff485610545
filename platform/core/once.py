"""Do something once, over all processes and nodes."""

from core.models import JobRun


def first_time(name, mark):
    """Return whether nobody asked for this name with this mark before.

    Inside a transaction the answer is taken back when the transaction fails.
    """
    JobRun.objects.get_or_create(name=name)
    return JobRun.objects.filter(name=name).exclude(message=mark).update(message=mark)
