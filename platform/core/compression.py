"""Pages and other text travel compressed; files have been compressed already."""

from django.middleware.gzip import GZipMiddleware

TEXT_TYPES = (
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "image/svg+xml",
    "text/",
)


class TextCompressionMiddleware(GZipMiddleware):
    """Django's compression, with its guard against guessing secrets, for text only.

    A file that is sent in parts must keep its length, or a film cannot be skipped
    through.
    """

    def process_response(self, request, response):
        is_text = response.get("Content-Type", "").startswith(TEXT_TYPES)
        if response.streaming or not is_text:
            return response
        return super().process_response(request, response)
