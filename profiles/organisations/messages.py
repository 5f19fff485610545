"""Mail of this app: about somebody's own place, so nobody can switch it off."""

from django.db import transaction

from accounts import mail


def send(name, to, organisation, **context):
    """Mail templates/organisations/email/<name> once the change is stored.

    The organisation decides in whose name, and may be None when there is no other.
    """
    context |= {"organisation": organisation}
    site = organisation and organisation.region.site
    path = f"organisations/email/{name}"
    transaction.on_commit(lambda: mail.send(path, to, context=context, site=site))


def tell(user, name, organisation, **context):
    """Mail one person, unless the account was switched off."""
    if user.is_active:
        send(name, user.email, organisation, user=user, **context)
