from django.urls import reverse
from wagtail.admin.ui.tables import Column

from core.admin_reports import MomentColumn, PostButton, Report, register
from core.models import CheckedLink


class PagesColumn(Column):
    """The pages that a link stands on, each leading to its editor."""

    cell_template_name = "wagtailadmin/reports/pages_cell.html"

    def get_value(self, link):
        return ", ".join(page.title for page in link.pages.all())


@register
class BrokenLinksReport(Report):
    """The links on our pages that did not work when we last looked."""

    slug = "kapotte-links"
    page_title = "Kapotte links"
    header_icon = "link-external"
    menu_order = 120
    no_results_message = "Alle links werkten toen we ze voor het laatst nakeken."
    columns = [
        Column("name", label="Link"),
        Column("problem", label="Wat is er mis?"),
        Column("failures_in_row", label="Keer mislukt"),
        MomentColumn("failing_since", label="Kapot sinds"),
        MomentColumn("checked_at", label="Nagekeken"),
        PagesColumn("pages", label="Staat op"),
    ]

    def get_base_queryset(self):
        links = CheckedLink.objects.failing().prefetch_related("pages")
        return links.order_by("-failures_in_row", "address")

    @property
    def header_buttons(self):
        return [PostButton("Kijk opnieuw", reverse("check_links_again"), "rotate")]
