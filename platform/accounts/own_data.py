"""What this app itself holds of people: their account, devices and mail."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from post_office.models import Email
from wagtail.users.models import UserProfile

from .personal_data import PersonalData, register

SECRET_KINDS = {
    Authenticator.Type.TOTP: "App op je telefoon",
    Authenticator.Type.WEBAUTHN: "Toegangssleutel",
    Authenticator.Type.RECOVERY_CODES: "Herstelcodes",
}


def account(user):
    return [
        {
            "E-mailadres": user.email,
            "Voornaam": user.first_name,
            "Achternaam": user.last_name,
            "Account gemaakt op": user.date_joined,
            "Toegelaten op": user.approved_at,
            "Laatst ingelogd op": user.last_login,
            "Rollen": [group.name for group in user.groups.order_by("name")],
        }
    ]


def ways_to_log_in(user):
    """Return what kinds of second steps there are, never their secrets."""
    found = Authenticator.objects.filter(user=user).order_by("created_at")
    return [{"Soort": SECRET_KINDS[a.type], "Gemaakt op": a.created_at} for a in found]


def organisations(user):
    """Return with which organisations somebody logs in, and what those told."""
    return [
        {
            "Organisatie": account.provider,
            "Verteld door je organisatie": str(account.extra_data),
            "Sinds": account.date_joined,
        }
        for account in SocialAccount.objects.filter(user=user).order_by("pk")
    ]


def devices(user):
    return [
        {
            "Apparaat": session.user_agent,
            "IP-adres": session.ip,
            "Ingelogd op": session.created_at,
            "Laatst gezien op": session.last_seen_at,
        }
        for session in UserSession.objects.filter(user=user).order_by("created_at")
    ]


def mail(user):
    return [
        {"Onderwerp": email.subject, "Gemaakt op": email.created}
        for email in mail_to(user).order_by("created")
    ]


def mail_to(user):
    """Return the stored mail to any address of this user."""
    addresses = {user.email}
    addresses |= set(
        EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    )
    wanted = Q(pk=None)
    for address in addresses:
        wanted |= Q(to__iexact=address)
    return Email.objects.filter(wanted)


def avatar(user):
    """Return the picture that staff chose for themselves in the admin."""
    own = _with_avatar(user)
    return [{"Bestand": own.avatar.name}] if own else []


def erase_avatar(user):
    if own := _with_avatar(user):
        storage, name = own.avatar.storage, own.avatar.name
        transaction.on_commit(lambda: storage.delete(name), robust=True)


def _with_avatar(user):
    chosen = UserProfile.objects.exclude(avatar="").exclude(avatar=None)
    return chosen.filter(user=user).first()


def erase_mail(user):
    mail_to(user).delete()


def connect():
    parts = (
        PersonalData("account", "Je account", account, order=900),
        PersonalData("second_steps", "Inloggen in twee stappen", ways_to_log_in),
        PersonalData("sso", "Inloggen met je organisatie", organisations),
        PersonalData("devices", "Apparaten waarop je bent ingelogd", devices),
        PersonalData("avatar", "Foto in het beheer", avatar, erase_avatar),
        PersonalData("mail", "Mail die wij je stuurden", mail, erase_mail),
    )
    for part in parts:
        register(part)
