"""The stylesheet of a site's theme, at an address that changes with its content."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from core import theme
from core.models import Theme
from core.page_store.public import public


def _stylesheet(chosen):
    return theme.stylesheet(
        chosen.colours, dark=chosen.dark_display, square=chosen.square_corners
    )


def theme_url(chosen):
    """Return the address of a theme's stylesheet, or "" for the built-in look."""
    is_default = (
        chosen.colours == theme.DEFAULT
        and not chosen.dark_display
        and not chosen.square_corners
    )
    if is_default:
        return ""
    return reverse("theme", args=[theme.fingerprint(_stylesheet(chosen))])


@public()
@require_safe
def theme_stylesheet(request, fingerprint):
    """Answer with the theme of this site; an old address finds the new look."""
    css = _stylesheet(Theme.for_request(request))
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    if fingerprint == theme.fingerprint(css):
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response["Cache-Control"] = "no-cache"
    return response
