"""What search engines read about a vacature."""

from django import template

from core.models import SiteDetails
from core.structured_data import as_script
from profiles.vacatures import outside

register = template.Library()


@register.simple_tag(takes_context=True)
def job_posting(context, vacature):
    """Describe a vacature that is open and meant for everybody; others not at all."""
    request = context["request"]
    facts = outside.job_posting(
        vacature,
        address=request.build_absolute_uri(vacature.get_absolute_url()),
        site_name=SiteDetails.for_request(request).name,
    )
    return as_script(facts) if facts else ""
