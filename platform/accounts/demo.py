"""One demo login per role, for trying the platform out."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils import timezone

from .models import User
from .roles import Role

PASSWORD = "welkom-in-de-regio"  # noqa: S105 - shown to whoever starts the demo
LOGINS = [
    ("lid", "Lies", "Lid", None),
    ("coordinator", "Cora", "Coördinator", None),
    ("redacteur", "Rik", "Redacteur", Role.EDITOR),
    ("hoofdredacteur", "Hanna", "Hoofdredacteur", Role.CHIEF_EDITOR),
    ("moderator", "Mo", "Moderator", Role.MODERATOR),
    ("beheerder", "Bea", "Beheerder", Role.ADMINISTRATOR),
]


def load():
    """Create the demo logins and return (role, e-mail address, password) rows."""
    for row in LOGINS:
        _login(*row)
    return logins()


def logins():
    """Return (role, e-mail address, password) of all demo logins."""
    return [(name, _address(name), PASSWORD) for name, *_others in LOGINS]


def _address(name):
    return f"{name}@voorbeeld.example"


def _login(name, first_name, last_name, role):
    email = _address(name)
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email,
            PASSWORD,
            first_name=first_name,
            last_name=last_name,
            approved_at=timezone.now(),
        )
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
