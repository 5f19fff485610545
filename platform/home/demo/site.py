"""The site record, its name and its contact details."""

from wagtail.models import Site

from core.models import SiteDetails

FOOTER = "Voorbeeldsite. Alle mensen, bedrijven en cijfers zijn verzonnen."


def load_site(home):
    """Let the default site show the demo's front page."""
    site, _ = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "site_name": "Daar werken we aan",
            "root_page": home,
        },
    )
    return site


def load_site_details(site, region, content):
    SiteDetails.objects.update_or_create(
        site=site,
        defaults={
            "region_name": region.name,
            "claim": content["region"]["claim"],
            "phone": content["region"]["phone"],
            "email": content["region"]["email"],
            "editorial_email": "redactie@voorbeeld.example",
            "security_email": "beveiliging@voorbeeld.example",
            "partners": "\n".join(content["partners"]),
            "footer_note": f"<p>{FOOTER}</p>",
        },
    )
