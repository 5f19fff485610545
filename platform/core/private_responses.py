"""Answers to somebody who is logged in stay out of every shared cache."""

from django.conf import settings
from django.utils.cache import patch_cache_control, patch_vary_headers

PRIVATE_PREFIXES = ("/account/", "/admin/", "/documenten/", "/mijn/")


class PrivateResponsesMiddleware:
    """Mark what belongs to one reader; it stands outside of all that may answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_private = request.path_info.startswith(PRIVATE_PREFIXES)
        if is_private or _is_for_somebody(request):
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_store=True)
            patch_vary_headers(response, ["Cookie"])
        return response


def _is_for_somebody(request):
    # Asking for the user touches the session; who sends no session cookie has none.
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return has_session and hasattr(request, "user") and request.user.is_authenticated
