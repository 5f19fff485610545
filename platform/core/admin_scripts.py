"""Takes the inline scripts out of Wagtail's widgets, so that the admin allows none.

A widget leaves its call in a <template>; core/csp-init.js makes it. The templates that
belong to this stand in templates/wagtailadmin. After an upgrade of Wagtail,
tests/browser/test_admin_csp.py tells whether this still fits.
"""

import re

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser

CALL = re.compile(r"\A(new )?([A-Za-z_$][\w$]*)\((.*)\);?\Z", re.DOTALL)


def install():
    """Make every chooser of Wagtail render without inline script."""
    BaseChooser.render = render_chooser


def render_chooser(chooser, name, value, attrs=None, renderer=None):
    value_data = _value_data(chooser, value)
    script = chooser.render_js_init(attrs["id"], name, value_data).strip()
    new, function, arguments = CALL.match(script).groups()
    return format_html(
        '{}<template data-csp-{}="{}" data-arguments="[{}]"></template>',
        chooser.render_html(name, value_data, attrs),
        "new" if new else "call",
        function,
        arguments,
    )


def _value_data(chooser, value):
    """Return what is chosen; a key that cannot be one chooses nothing."""
    try:
        return chooser.get_value_data(value)
    except (ValueError, OverflowError):
        return None
