"""Wagtail's admin needs a little more than the public site allows."""

from csp.constants import SELF, UNSAFE_INLINE

ADMIN_PREFIX = "/admin/"


class AdminCSPMiddleware:
    """Allow inline styles in the admin; scripts stay as strict as everywhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN_PREFIX):
            response._csp_replace = {
                "style-src": [SELF, UNSAFE_INLINE],
                "img-src": [SELF, "data:", "blob:"],
            }
        return response
