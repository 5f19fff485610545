"""The editors hear once that a brochure is past its date."""

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from wagtail.models import Site

from core.models import SiteDetails

from .models import BrochurePage


def mail():
    """Send one mail for each brochure that expired and was not mailed about yet."""
    for brochure in BrochurePage.objects.live().expired():
        if brochure.expiry_mailed_for != brochure.valid_until:
            _mail_about(brochure)


def _mail_about(brochure):
    to = _editors_of(brochure)
    if not to:
        return
    context = {"brochure": brochure, "url": brochure.full_url}
    subject = render_to_string("emails/brochure_expired_subject.txt", context).strip()
    text = render_to_string("emails/brochure_expired.txt", context)
    with transaction.atomic():
        unsent = BrochurePage.objects.filter(
            pk=brochure.pk, expiry_mailed_for=brochure.expiry_mailed_for
        )
        if unsent.update(expiry_mailed_for=brochure.valid_until):
            send_mail(subject, text, None, [to])


def _editors_of(brochure):
    site = brochure.get_site() or Site.objects.get(is_default_site=True)
    return SiteDetails.for_site(site).editorial_email
