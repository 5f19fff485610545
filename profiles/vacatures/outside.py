"""What leaves the site for search engines, readers and other sites.

Only what is open and meant for everybody: whoever asks is nobody, also a member.
"""

from datetime import datetime, time
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone
from django.utils.html import linebreaks
from wagtail.models import Site

from core.page_store import changes
from profiles.employers.models import Employer
from profiles.organisations.enums import PlacementForm
from profiles.organisations.models import Municipality, Organisation

from .models import Vacature

FULL_TIME_FROM = 35  # hours a week
LAST_MOMENT = time(23, 59, 59)
KINDS = {
    PlacementForm.INTERNSHIP: ["INTERN"],
    PlacementForm.EXPERIENCE: ["OTHER"],
    PlacementForm.SECONDMENT: ["TEMPORARY"],
}
FULL, PART = "FULL_TIME", "PART_TIME"
# Saving only these changes nothing that everybody can read.
UNSEEN = ("active_at", "holder", "is_open_for_pickup", "picked_up_at", "reminded_on")


class Place(NamedTuple):
    """The municipality and the organisation that a list is of, if any."""

    municipality: Municipality | None
    organisation: Organisation | None

    @property
    def name(self):
        return " - ".join(place.name for place in self if place)


def connect():
    """Renew what is stored of the site when something for everybody changes."""
    changes.shows(Vacature, besides=UNSEEN, hides=True)
    changes.shows(Employer)


def public_vacatures(site):
    """Return what anybody may read of one site, the newest first."""
    vacatures = Vacature.objects.for_site(site).visible_to(AnonymousUser())
    return vacatures.open().newest_first()


def place_of(request):
    """Return the Place that an address names; a wrong name is no list at all."""
    site = Site.find_for_request(request)
    return Place(
        _named(Municipality.objects.for_site(site), request.GET.get("gemeente")),
        _named(Organisation.objects.for_site(site), request.GET.get("organisatie")),
    )


def _named(places, slug):
    if not slug:
        return None
    found = places.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def within(vacatures, place):
    """Keep the vacatures of a Place."""
    if place.municipality:
        vacatures = vacatures.filter(municipality=place.municipality)
    if place.organisation:
        vacatures = vacatures.filter(organisation=place.organisation)
    return vacatures


def job_posting(vacature, *, address, site_name):
    """Return the facts of one vacature as schema.org wants them, or None.

    Required by search engines: title, description, datePosted, hiringOrganization and
    jobLocation; validThrough when it ends.
    """
    if not (vacature.is_open and vacature.is_public):
        return None
    facts = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacature.title,
        "description": _description(vacature),
        "datePosted": timezone.localdate(vacature.opened_at).isoformat(),
        "validThrough": _end_of(vacature.closes_on),
        "employmentType": employment_types(vacature),
        "hiringOrganization": {
            "@type": "Organization",
            "name": vacature.employer.name,
        },
        "jobLocation": _location(vacature.municipality),
        "totalJobOpenings": vacature.places_left,
        "identifier": {
            "@type": "PropertyValue",
            "name": site_name,
            "value": str(vacature.pk),
        },
        "url": address,
        "directApply": False,
    }
    if vacature.starts_on:
        facts["jobStartDate"] = vacature.starts_on.isoformat()
    if vacature.hours:
        facts["workHours"] = f"{vacature.hours} per week"
    return facts


def employment_types(vacature):
    """Return the words of schema.org for the form and the hours of a vacature."""
    if vacature.form in KINDS:
        return KINDS[vacature.form]
    known = [hours for hours in (vacature.hours_min, vacature.hours_max) if hours]
    if not known:
        return [FULL, PART]
    is_full, is_part = max(known) >= FULL_TIME_FROM, min(known) < FULL_TIME_FROM
    return [kind for kind, holds in ((FULL, is_full), (PART, is_part)) if holds]


def _description(vacature):
    texts = (vacature.description, vacature.really_needed, vacature.guidance)
    return "".join(linebreaks(text, autoescape=True) for text in texts if text)


def _end_of(day):
    moment = datetime.combine(day, LAST_MOMENT, timezone.get_default_timezone())
    return moment.isoformat()


def _location(municipality):
    return {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": municipality.name,
            "addressRegion": municipality.get_province_display(),
            "addressCountry": "NL",
        },
    }
