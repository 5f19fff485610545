import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from . import mail, staff_sessions
from .addresses import one_spelling
from .middleware import FACTORS

WAIT = "Je hebt het te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."
WRONG_CODE = "Deze code klopt niet. Kijk hem na en vul hem opnieuw in."


class AccountAdapter(DefaultAccountAdapter):
    """How people sign up and log in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account staat uit.",
        "duplicate_email": "Dit is al je e-mailadres. Vul een ander adres in.",
        "email_password_mismatch": (
            "Dit e-mailadres en wachtwoord horen niet bij elkaar. "
            "Probeer het opnieuw of laat je een code mailen."
        ),
        "email_taken": "Dit e-mailadres kun je niet gebruiken. Kies een ander adres.",
        "enter_current_password": "Dit is niet je wachtwoord van nu.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "rate_limited": WAIT,
        "too_many_login_attempts": WAIT,
    }

    def clean_email(self, email):
        return one_spelling(email)

    def is_safe_url(self, url):
        """Somebody who logged in stays on this site, whatever the address asked."""
        host = self.request.get_host()
        is_secure = self.request.is_secure()
        return url_has_allowed_host_and_scheme(url, {host}, require_https=is_secure)

    def get_login_redirect_url(self, request):
        if staff_sessions.is_staff(request.user):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_email_verification_redirect_url(self, email_address):
        if self.request.user.is_authenticated:
            return reverse("account_email")
        return super().get_email_verification_redirect_url(email_address)

    def send_mail(self, template_prefix, email, context):
        mail.send(template_prefix, email, self.request, context)


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: secrets are encrypted, staff keep at least one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": (
            "Je werkt in het beheer. Daarom heb je altijd een tweede stap nodig. "
            "Voeg eerst een andere toe. Daarna kun je deze weghalen."
        ),
        "cannot_generate_recovery_codes": "Zet eerst een tweede stap aan.",
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Bevestig eerst je e-mailadres.",
    }

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        user = authenticator.user
        if not staff_sessions.is_staff(user) or authenticator.type not in FACTORS:
            return True
        factors = Authenticator.objects.filter(user=user, type__in=FACTORS)
        return factors.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth's name
        """Suggest a name for a new passkey."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Sleutel {number}"


def _cipher():
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"mfa:" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in digests])
