"""Who may call: a key in the header, its scope, and how often."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from ninja.errors import AuthorizationError, Throttled
from ninja.security import HttpBearer

from profiles.vacatures.models import ApiCall

from . import tokens

PER_MINUTE = 120
MINUTE = timedelta(minutes=1)
TOO_MANY = 429


class ApiKey(HttpBearer):
    """A key with one scope; there is no other way in, so no cookie is looked at."""

    def __init__(self, scope):
        super().__init__()
        self.scope = scope

    def authenticate(self, request, token):
        """Return the key as a row, for the operation to know its organisation."""
        key = tokens.find(token)
        if key is None:
            return None
        request.api_key = key
        since = timezone.now() - MINUTE
        if key.calls.since(since).count() >= PER_MINUTE:
            raise Throttled(wait=int(MINUTE.total_seconds()))
        if self.scope not in key.scopes:
            raise AuthorizationError
        return key


def logged(run):
    """Return an operation that writes down who called when, and nothing of what."""

    def run_and_log(request, *args, **kwargs):
        response = run(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        key = getattr(request, "api_key", None)
        if key is not None and response.status_code != TOO_MANY:
            tokens.note_use(key)
            ApiCall.objects.create(
                token=key,
                operation=f"{request.method} {request.resolver_match.url_name}",
                status=response.status_code,
            )
        return response

    return run_and_log


def reader():
    """Return a member who handles nothing: a program sees what its colleagues see."""
    return get_user_model()(pk=0, is_active=True, approved_at=timezone.now())
