"""Answers to somebody who is logged in stay out of every shared cache."""

from django.utils.cache import patch_cache_control, patch_vary_headers

PRIVATE_PREFIXES = ("/account/", "/admin/", "/documenten/", "/mijn/")


class PrivateResponsesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_private = request.path_info.startswith(PRIVATE_PREFIXES)
        if is_private or (hasattr(request, "user") and _is_known(request)):
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_store=True)
            patch_vary_headers(response, ["Cookie"])
        return response


def _is_known(request):
    # Asking for the user touches the session; who sends no cookie has none.
    return bool(request.COOKIES) and request.user.is_authenticated
