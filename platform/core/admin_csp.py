"""Wagtail's admin needs a little more than the public site allows.

The public policy stands in the settings. In the admin, scripts are as strict as
everywhere, because core.admin_scripts takes Wagtail's inline scripts out. The styles
that the rich text editor makes carry the nonce that csp-init.js gives them.
"""

from csp.constants import NONCE, SELF

ADMIN_PREFIX = "/admin/"
ADMIN_POLICY = {
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
}


class AdminCSPMiddleware:
    """Give the admin its policy, and let its live preview show a page in a frame."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        policy = {}
        if request.path_info.startswith(ADMIN_PREFIX):
            policy |= ADMIN_POLICY
        if _is_framed_by_the_admin(request, response):
            policy["frame-ancestors"] = [SELF]
        if policy:
            response._csp_replace = policy
        return response


def _is_framed_by_the_admin(request, response):
    """Say whether this is a preview, or the admin's answer that there is none."""
    is_preview = getattr(request, "is_dummy", False)
    return is_preview or response.headers.get("X-Frame-Options") == "SAMEORIGIN"
