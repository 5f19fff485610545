import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from .middleware import FACTORS


class AccountAdapter(DefaultAccountAdapter):
    """How people sign up and log in."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: secrets are encrypted, staff keep at least one."""

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        user = authenticator.user
        is_staff = user.has_perm("wagtailadmin.access_admin")
        if not is_staff or authenticator.type not in FACTORS:
            return True
        factors = Authenticator.objects.filter(user=user, type__in=FACTORS)
        return factors.exclude(pk=authenticator.pk).exists()


def _cipher():
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"mfa:" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in digests])
