"""Where mail for the editors goes, and who of them still works here."""

from django.contrib.auth.backends import ModelBackend
from django.core.mail import send_mail
from django.template.loader import render_to_string
from wagtail.models import Site

from core.models import SiteDetails


def addresses():
    """Return every editorial address of the platform, each once."""
    kept = SiteDetails.objects.exclude(editorial_email="").order_by("site_id")
    return list(dict.fromkeys(kept.values_list("editorial_email", flat=True)))


def editors():
    """Return the active users who may enter the admin: who can look after a page."""
    return ModelBackend().with_perm("wagtailadmin.access_admin").distinct()


class Keepers:
    """Knows to whom a page is mailed: its owner, or the editors when that person left.

    Keeps what it looked up, so make one for each round of mail.
    """

    def __init__(self):
        self._owners = dict(editors().values_list("pk", "email"))
        self._sites = {}

    def __call__(self, page):
        """Return an address, or an empty string when the site has no editorial one."""
        return self._owners.get(page.owner_id) or self._editorial(page)

    def _editorial(self, page):
        parts = page.get_url_parts()
        site_pk = parts[0] if parts else None
        if site_pk not in self._sites:
            sites = Site.objects.filter(pk=site_pk) | Site.objects.filter(
                is_default_site=True
            )
            site = sites.order_by("is_default_site").first()
            self._sites[site_pk] = SiteDetails.for_site(site).editorial_email
        return self._sites[site_pk]


def mail(name, to, **context):
    """Send templates/emails/<name>.txt under <name>_subject.txt to one address."""
    subject = render_to_string(f"emails/{name}_subject.txt", context)
    text = render_to_string(f"emails/{name}.txt", context)
    send_mail(" ".join(subject.split()), text.strip() + "\n", None, [to])
