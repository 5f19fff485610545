"""The forms with which administrators manage users."""

from wagtail.users import forms

from .forms import EmailField


class ByAddress:
    """Users are known by their address, and only roles say what they may do."""

    error_messages = {
        **forms.UserForm.error_messages,
        "duplicate_username": "Er is al een account met dit e-mailadres.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)


class UserCreationForm(ByAddress, forms.UserCreationForm):
    email = EmailField(help_text="Hier komt een mail met uitleg over inloggen.")

    def save(self, commit=True):
        # An empty password is not yet the absence of one.
        self.instance.set_unusable_password()
        return super().save(commit)


class UserEditForm(ByAddress, forms.UserEditForm):
    email = EmailField(help_text="Een nieuw adres gaat in na de eerste keer inloggen.")
