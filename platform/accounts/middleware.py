from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

ADMIN_PREFIX = "/admin/"
OPEN_PATHS = ("/admin/jsi18n/", "/admin/sprite/", "/admin/logout/")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class RequireStaffMFAMiddleware:
    """Let nobody into the admin whose session did not pass a second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        guarded = path.startswith(ADMIN_PREFIX) and not path.startswith(OPEN_PATHS)
        if guarded and request.user.is_authenticated:
            return self._ask(request) or self.get_response(request)
        return self.get_response(request)

    def _ask(self, request):
        user = request.user
        if not user.has_perm("wagtailadmin.access_admin"):
            # Wagtail would send them to the login page, which sends them back here.
            raise PermissionDenied
        if not settings.STAFF_SECOND_FACTOR_REQUIRED:
            return None
        if not is_mfa_enabled(user, FACTORS):
            messages.warning(
                request, "Zet eerst inloggen in twee stappen aan. Dan kun je verder."
            )
            return redirect("mfa_index")
        records = get_authentication_records(request, user)
        if not any(record.get("method") == "mfa" for record in records):
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('mfa_reauthenticate')}?{query}")
        return None
