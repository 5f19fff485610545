"""What other apps hear when somebody's place in an organisation changes."""

from django.dispatch import Signal

# Sent inside the transaction, with ``user`` and ``organisation``: where somebody works
# from now on, or None.
membership_changed = Signal()
