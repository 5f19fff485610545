from django.db.models import Q
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.images.permissions import permission_policy

from core.admin_reports import MomentColumn, Report, register
from core.models import CustomImage

NO_CREDIT = Q(credit="")
NO_DESCRIPTION = Q(description="")


class ImageFilters(WagtailFilterSet):
    missing = ChoiceFilter(
        label="Wat ontbreekt",
        choices=[("bron", "Bron"), ("beschrijving", "Beschrijving")],
        method="keep_missing",
    )

    class Meta:
        model = CustomImage
        fields = ["missing"]

    def keep_missing(self, images, name, value):
        return images.filter(NO_CREDIT if value == "bron" else NO_DESCRIPTION)


class ThumbnailColumn(Column):
    cell_template_name = "wagtailadmin/reports/thumbnail_cell.html"

    def get_value(self, image):
        return image.file.name


def missing_of(image):
    """Return in words what a picture lacks."""
    parts = [("bron", image.credit), ("beschrijving", image.description)]
    return " en ".join(name for name, value in parts if not value)


@register
class IncompleteImagesReport(Report):
    """Pictures of which nobody wrote down who made them or what they show."""

    slug = "afbeeldingen-zonder-bron"
    page_title = "Afbeeldingen zonder bron of beschrijving"
    header_icon = "image"
    menu_order = 130
    permission_policy = permission_policy
    any_permission_required = ["change"]
    filterset_class = ImageFilters
    no_results_message = "Elke afbeelding heeft een bron en een beschrijving."
    columns = [
        ThumbnailColumn("file", label="Afbeelding"),
        TitleColumn("title", label="Titel", url_name="wagtailimages:edit"),
        Column("missing", label="Wat ontbreekt", accessor=missing_of),
        MomentColumn("created_at", label="Toegevoegd"),
    ]

    def get_base_queryset(self):
        images = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        incomplete = images.filter(NO_CREDIT | NO_DESCRIPTION)
        return incomplete.prefetch_renditions("max-165x165").order_by("-created_at")
