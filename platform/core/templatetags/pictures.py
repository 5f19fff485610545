"""Pictures in every size and format that is ready, with their width and height."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from core import renditions

register = template.Library()

MIME_TYPES = {"avif": "image/avif", "jpeg": "image/jpeg", "webp": "image/webp"}
PRIORITY = mark_safe(' fetchpriority="high"')
# The stylesheet leaves these at their own size instead of blowing them up.
SMALL = mark_safe(" data-small")
LAZY = mark_safe(' loading="lazy" decoding="async"')


@register.simple_tag
def picture(image, shape, alt="", sizes="100vw", priority=False, css_class=""):
    """Show a picture in one of the shapes of ``core.renditions``.

    Without a picture, or before its first size is made, there is nothing to show.
    ``priority`` is for the one large picture at the top of a page.
    """
    if not image:
        return ""
    found = renditions.find(image, shape)
    *sources, last = [(name, ready) for name, ready in found.items()]
    if not last[1]:
        last = next(((name, ready) for name, ready in sources if ready), last)
    if not last[1]:
        return ""
    is_small = last[1][-1].width < renditions.SHAPES[shape].width / 2
    return format_html(
        "<picture>{}{}</picture>",
        format_html_join(
            "",
            '<source type="{}" srcset="{}" sizes="{}">',
            (
                (MIME_TYPES[name], _srcset(ready), sizes)
                for name, ready in sources
                if ready and name != last[0]
            ),
        ),
        _img(last[1], alt, sizes, priority, css_class, is_small),
    )


@register.simple_tag
def picture_url(image, shape):
    """Return the address of the largest size that is ready, or an empty string."""
    if not image:
        return ""
    found = renditions.find(image, shape)
    return next((ready[-1].url for ready in found.values() if ready), "")


def _srcset(ready):
    if len(ready) == 1:
        # Of one size a browser must know the pixels, not how wide it should be.
        return ready[0].url
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in ready)


def _img(ready, alt, sizes, priority, css_class, is_small):
    largest, middle = ready[-1], ready[len(ready) // 2]
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}"{}{}{}>',
        middle.url,
        _srcset(ready),
        sizes,
        alt,
        largest.width,
        largest.height,
        format_html(' class="{}"', css_class) if css_class else "",
        PRIORITY if priority else LAZY,
        SMALL if is_small else "",
    )
