"""What stands between a session and what it may do."""

import time
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.forms import BaseForm
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from . import staff_sessions

ADMIN_PREFIX = "/admin/"
OPEN_PATHS = ("/admin/jsi18n/", "/admin/sprite/", "/admin/logout/")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# Who may do what is decided here, so the second step must be of just now.
POWERFUL_PATHS = ("/admin/users/", "/admin/groups/")
JUST_NOW = 15 * 60
ACCOUNT_PREFIX = "/account/"
TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


def is_guarded(path):
    return path.startswith(ADMIN_PREFIX) and not path.startswith(OPEN_PATHS)


class StaffSessionMiddleware:
    """End the sessions of staff that lasted too long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if staff_sessions.is_over(request):
            logout(request)
            if is_guarded(request.path_info):
                messages.info(request, "Je was even weg. Log opnieuw in.")
                return redirect_to_login(request.get_full_path())
        return self.get_response(request)


class RequireStaffMFAMiddleware:
    """Let nobody into the admin whose session did not pass a second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_guarded(request.path_info) and request.user.is_authenticated:
            return self._ask(request) or self.get_response(request)
        return self.get_response(request)

    def _ask(self, request):
        user = request.user
        if not staff_sessions.is_staff(user):
            # Wagtail would send them to the login page, which sends them back here.
            raise Http404
        staff_sessions.begin_unless_begun(request)
        if not settings.STAFF_SECOND_FACTOR_REQUIRED:
            return None
        if not is_mfa_enabled(user, FACTORS):
            messages.warning(
                request, "Zet eerst inloggen in twee stappen aan. Dan kun je verder."
            )
            return redirect("mfa_index")
        if not self._passed(request):
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{_second_step(user)}?{query}")
        return None

    def _passed(self, request):
        records = get_authentication_records(request, request.user)
        passed_at = max((r["at"] for r in records if r["method"] == "mfa"), default=0)
        if request.path_info.startswith(POWERFUL_PATHS):
            return time.time() - passed_at < JUST_NOW
        return bool(passed_at)


def _second_step(user):
    has_app = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")


class FormStatusMiddleware:
    """Answer 422 when a form comes back with errors, 429 when it came too often."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        if request.method == "POST" and request.path_info.startswith(ACCOUNT_PREFIX):
            forms = (response.context_data or {}).values()
            codes = _error_codes(form for form in forms if isinstance(form, BaseForm))
            if codes:
                response.status_code = 429 if codes & TOO_OFTEN else 422
        return response


def _error_codes(forms):
    return {
        error.code
        for form in forms
        for errors in form.errors.as_data().values()
        for error in errors
    }
