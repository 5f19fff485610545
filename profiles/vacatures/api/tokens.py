"""Keys for the programs of an organisation: shown once, kept as a digest."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from profiles.vacatures.models import ApiToken

PREFIX = "dwwa_"
SECRET_BYTES = 32
LIFETIME = timedelta(days=365)
LONGEST = 100  # characters; anything longer cannot be a key
USED_AGAIN_AFTER = timedelta(minutes=1)


@transaction.atomic
def issue(organisation, *, name, scopes, by):
    """Make a key and return (key, secret); nobody can read the secret again."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(
        organisation=organisation,
        name=name,
        digest=digest_of(secret),
        scopes=list(scopes),
        created_by=by,
        expires_at=timezone.now() + LIFETIME,
    )
    log(token, "vacatures.issue_key", user=by, data={"organisation": organisation.pk})
    return token, secret


@transaction.atomic
def revoke(token, *, by):
    """End a key at once; revoking it again changes nothing."""
    changed = ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if changed:
        data = {"organisation": token.organisation_id}
        log(token, "vacatures.revoke_key", user=by, data=data)


def find(secret):
    """Return the usable key that belongs to a secret, or None."""
    if len(secret) > LONGEST:
        return None
    tokens = ApiToken.objects.usable().filter(digest=digest_of(secret))
    return tokens.select_related("organisation__region__site").first()


def note_use(token):
    """Remember that a key is in use; a minute is exact enough."""
    now = timezone.now()
    if token.used_at is None or now - token.used_at > USED_AGAIN_AFTER:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)


def digest_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
