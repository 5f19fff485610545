"""What goes wrong on a page without anybody clicking on it."""

from urllib.parse import urlsplit

# Chromium prints these to the console too, so one listener hears all that is refused.
TELL_REFUSALS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} refused ${event.blockedURI}`));
"""


class Watcher:
    """Collects the problems of one browser context."""

    def __init__(self, context, own_url):
        self.problems = []
        self._own_host = urlsplit(own_url).netloc
        context.add_init_script(TELL_REFUSALS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._add("error", error.error))
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed_request)
        context.on("response", self._on_response)

    def _add(self, kind, detail):
        self.problems.append(f"{kind}: {detail}")

    def _on_console(self, message):
        # A missing file is reported by its response, with its address.
        is_known = message.text.startswith("Failed to load resource")
        if message.type == "error" and not is_known:
            self._add("console", message.text)

    def _on_request(self, request):
        address = urlsplit(request.url)
        is_network = address.scheme in {"http", "https", "ws", "wss"}
        if is_network and address.netloc != self._own_host:
            self._add("other host", request.url)

    def _on_failed_request(self, request):
        # A download and a page that is left early end this way.
        if request.failure != "net::ERR_ABORTED":
            self._add("failed", f"{request.url} {request.failure}")

    def _on_response(self, response):
        # The status of the page itself is for the test to judge.
        if response.status >= 400 and not response.request.is_navigation_request():
            self._add("status", f"{response.status} {response.url}")
