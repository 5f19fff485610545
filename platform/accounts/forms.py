"""The forms of allauth in our words: a label, a hint, and what to do when it fails."""

import struct

from allauth.account import fields as account_fields
from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password

from core.honeypot import HoneypotMixin

from .addresses import one_spelling

NO_ADDRESS = "Vul een e-mailadres in met een @. Bijvoorbeeld naam@bedrijf.nl"
TRAP = settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD
PASSWORD_HINT = "Minstens 12 tekens. Een zin van vier woorden werkt goed."  # noqa: S105


class EmailField(account_fields.EmailField):
    """An e-mail address, in the one spelling under which accounts are kept."""

    default_error_messages = {"required": NO_ADDRESS, "invalid": NO_ADDRESS}

    def clean(self, value):
        return one_spelling(super().clean(value))


class InOurWords:
    """Give each field its label, hint and error; a placeholder is not a label."""

    words = {
        "login": ("E-mailadres", "", NO_ADDRESS),
        "email": ("E-mailadres", "", NO_ADDRESS),
        "password": ("Wachtwoord", "", "Vul je wachtwoord in."),
        "oldpassword": ("Wachtwoord van nu", "", "Vul je wachtwoord van nu in."),
        "password1": ("Nieuw wachtwoord", PASSWORD_HINT, "Bedenk een wachtwoord."),
        "password2": (
            "Nieuw wachtwoord, nog een keer",
            "",
            "Vul het wachtwoord nog een keer in.",
        ),
        "code": (
            "Code uit de mail",
            "Acht cijfers. Het streepje hoeft niet.",
            "Vul de code in.",
        ),
    }
    own_words = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, hint, missing) in (self.words | self.own_words).items():
            if name in self.fields:
                field = self.fields[name]
                field.label, field.help_text = label, hint
                field.error_messages["required"] = missing
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class LoginForm(InOurWords, account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = EmailField(label="E-mailadres")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].widget.attrs.pop("placeholder")
        self.order_fields(["login", "password"])


class SignupForm(InOurWords, account.SignupForm):
    own_words = {
        "email": ("E-mailadres", "We mailen je een code.", NO_ADDRESS),
        "password1": ("Wachtwoord", PASSWORD_HINT, "Bedenk een wachtwoord."),
        "password2": (
            "Wachtwoord, nog een keer",
            "",
            "Vul het wachtwoord nog een keer in.",
        ),
    }
    email = EmailField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # allauth hides its trap with an inline style, which our policy refuses.
        self.fields[TRAP] = HoneypotMixin().fields["website"]

    def try_save(self, request):
        if self.account_already_exists:
            # Without this, an answer that comes sooner tells that the account exists.
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class RequestCodeForm(InOurWords, account.RequestLoginCodeForm):
    email = EmailField()


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    email = EmailField()


class ChangeEmailForm(InOurWords, account.AddEmailForm):
    own_words = {
        "email": ("Nieuw e-mailadres", "We mailen een code naar dit adres.", NO_ADDRESS)
    }
    email = EmailField()


class ConfirmLoginForm(InOurWords, account.ConfirmLoginCodeForm):
    """The code of somebody who logs in without a password."""


class ConfirmEmailForm(InOurWords, account.ConfirmEmailVerificationCodeForm):
    """The code that proves that an address is yours."""


class ConfirmResetForm(InOurWords, account.ConfirmPasswordResetCodeForm):
    """The code of somebody who forgot a password."""


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password after a code."""


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """A new password for who knows the old one."""


class FirstPasswordForm(InOurWords, account.SetPasswordForm):
    """A password for who only ever logged in with a code."""


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""


APP_CODE = {
    "code": (
        "Code uit je app",
        "Zes cijfers. Een herstelcode van acht cijfers mag ook.",
        "Vul de code uit je app in.",
    )
}


class SecondFactorForm(InOurWords, second_factor.AuthenticateForm):
    """The second step at login; it knows which steps somebody can take."""

    own_words = APP_CODE

    @property
    def has_app(self):
        return is_mfa_enabled(self.user, [Authenticator.Type.TOTP])

    @property
    def has_passkey(self):
        return is_mfa_enabled(self.user, [Authenticator.Type.WEBAUTHN])


class SecondFactorAgainForm(InOurWords, second_factor.ReauthenticateForm):
    own_words = APP_CODE


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    own_words = {
        "code": ("Code uit je app", "Zes cijfers.", "Vul de code uit je app in.")
    }


PASSKEY_NAME = (
    "Naam",
    "Bijvoorbeeld: mijn telefoon, of laptop van het werk.",
    "Geef je sleutel een naam.",
)
NO_PASSKEY = "Dat lukte niet. Probeer het nog een keer, of log anders in."


class CredentialField(forms.JSONField):
    """What a browser says about a passkey; it is never shown again."""

    widget = forms.HiddenInput

    def bound_data(self, data, initial):
        return initial


class OnlyPasskeys(forms.Form):
    """Refuse what no browser sends: the libraries that read it would stumble."""

    credential = CredentialField()

    def full_clean(self):
        try:
            super().full_clean()
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
            struct.error,
        ):
            self.add_error("credential", NO_PASSKEY)


class PasskeyLoginForm(OnlyPasskeys, webauthn.LoginWebAuthnForm):
    """A passkey instead of a password."""


class PasskeyStepForm(OnlyPasskeys, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(OnlyPasskeys, webauthn.ReauthenticateWebAuthnForm):
    """A passkey once more, before something that matters."""


class AddPasskeyForm(OnlyPasskeys, InOurWords, webauthn.AddWebAuthnForm):
    """A new passkey, by default one that needs no password beside it."""

    own_words = {
        "name": PASSKEY_NAME,
        "passwordless": (
            "Ook zonder wachtwoord inloggen",
            "Je apparaat vraagt dan om je vinger, gezicht of pincode.",
            "",
        ),
    }
    passwordless = forms.BooleanField(required=False, initial=True)


class RenamePasskeyForm(InOurWords, webauthn.EditWebAuthnForm):
    own_words = {"name": PASSKEY_NAME}
