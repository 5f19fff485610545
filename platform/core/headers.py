"""The headers that every answer carries: pages, files, redirects and refusals."""

from django.conf import settings
from django.middleware.security import SecurityMiddleware


class HeadersMiddleware(SecurityMiddleware):
    """Django's security headers around everything; its redirect to https comes later.

    That redirect reads the host, and an answer to a forged host needs headers too.
    """

    def process_request(self, request):
        return None

    def process_response(self, request, response):
        response = super().process_response(request, response)
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
