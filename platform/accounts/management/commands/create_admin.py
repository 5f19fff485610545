from getpass import getpass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from accounts import invitations
from accounts.addresses import one_spelling
from accounts.models import User
from accounts.roles import Role


class Command(BaseCommand):
    help = "Make somebody an administrator, with a new account when there is none."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address to log in with")
        parser.add_argument(
            "--password",
            action="store_true",
            help="ask for a password here, instead of mailing how to log in",
        )

    def handle(self, *, email, password, **options):
        email = one_spelling(email)
        try:
            validate_email(email)
            chosen = self._ask_password(email) if password else None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        with transaction.atomic():
            user, is_new = self._administrator(email, chosen)
            if not password:
                invitations.invite(user)
            self._vouch_for(user)
        how = "has a new account" if is_new else "already had an account"
        self.stdout.write(f"{email} {how} and is an administrator now.")

    def _ask_password(self, email):
        password = getpass("Password: ")
        if password != getpass("Password again: "):
            raise CommandError("The passwords are not the same.")
        validate_password(password, User(email=email))
        return password

    def _administrator(self, email, password):
        user = User.objects.filter(email=email).first()
        is_new = user is None
        if is_new:
            user = User.objects.create_user(email)
        if password:
            user.set_password(password)
        user.is_active = True
        user.approved_at = user.approved_at or timezone.now()
        user.save()
        user.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
        return user, is_new

    def _vouch_for(self, user):
        # Who may run commands here is believed: a first start may have no mail yet.
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
