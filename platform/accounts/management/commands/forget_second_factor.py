from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from accounts import sessions
from accounts.addresses import one_spelling
from accounts.models import User


class Command(BaseCommand):
    help = "Let somebody who lost phone and recovery codes set up a second step anew."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        user = User.objects.filter(email=one_spelling(email)).first()
        if user is None:
            raise CommandError("There is no account with this address.")
        Authenticator.objects.filter(user=user).delete()
        sessions.end_all(user)
        self.stdout.write(f"{user.email} sets up a second step at the next login.")
