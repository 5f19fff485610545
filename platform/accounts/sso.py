"""Logging in with one's own organisation (OpenID Connect)."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.shortcuts import render

from .addresses import one_spelling

UNPROVEN = "Je organisatie zegt niet zeker dat dit e-mailadres van jou is."
FOREIGN = "Dit e-mailadres hoort niet bij deze organisatie."


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Believes an organisation about its own people, and about nobody else."""

    def pre_social_login(self, request, sociallogin):
        reason = _refusal(sociallogin)
        if reason:
            raise ImmediateHttpResponse(_refused(request, reason))

    def on_authentication_error(self, request, provider, **kwargs):
        reason = "Je organisatie gaf geen antwoord, of wilde je niet inloggen."
        raise ImmediateHttpResponse(_refused(request, reason))

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.email = one_spelling(user.email)
        return user


def _refusal(sociallogin):
    """Return why this login cannot be believed, or nothing."""
    addresses = sociallogin.email_addresses
    if not addresses or any(a.verified is not True for a in addresses):
        return UNPROVEN
    domains = sociallogin.provider.app.settings["domains"]
    for address in addresses:
        address.email = one_spelling(address.email)
        if address.email.rpartition("@")[2] not in domains:
            return FOREIGN
    return ""


def _refused(request, reason):
    template = "socialaccount/authentication_error.html"
    return render(request, template, {"reason": reason}, status=403)
