from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def csp_init_script():
    """Load what makes the calls that Wagtail's inline scripts would have made."""
    return format_html('<script src="{}"></script>', static("core/csp-init.js"))
