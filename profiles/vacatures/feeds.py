"""The open vacatures for who follows them in a feed reader, and on other sites."""

import uuid

from csp.decorators import csp_replace
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core.feeds import Item, feed_response
from core.models import SiteDetails
from core.page_store.public import A_MINUTE, public

from . import board
from .outside import place_of, public_vacatures, within

MAX_ITEMS = 50
EMBEDDED = 20  # so that the longest titles still fit in 30 kB
WORDS = 40


@require_safe
def vacature_feed(request, name):
    """Answer with the newest of a choice, by the filters of the board."""
    site = Site.find_for_request(request)
    place = place_of(request)
    selection = board.select(AnonymousUser(), site, request.GET)
    chosen = within(selection.objects.open(), place).newest_first()
    rows = chosen.select_related("employer__sector", "municipality")[:MAX_ITEMS]
    names = [choice.label for choice in selection.choices]
    if place.organisation:
        names.append(place.organisation.name)
    site_name = SiteDetails.for_request(request).name
    link = site.root_url + reverse("vacatures:list")
    query = f"?{selection.query}" if selection.query else ""
    return feed_response(
        request,
        name,
        [_item(vacature, site) for vacature in rows],
        title=f"Vacatures - {site_name}" + (f": {', '.join(names)}" if names else ""),
        about="Vacatures die nu open zijn.",
        link=f"{link}{query}",
        address=f"{link}feed.{name}{_query_of(selection, place)}",
        changed_at=None,
        is_dated=False,
    )


@require_safe
@public("gemeente", "organisatie", seconds=A_MINUTE)
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embedded_list(request):
    """Answer with a list for in the page of another site; it sets no cookie."""
    site = Site.find_for_request(request)
    place = place_of(request)
    rows = within(public_vacatures(site), place)
    context = {
        "site_name": SiteDetails.for_request(request).name,
        "place": place,
        "root": site.root_url,
        "list_url": site.root_url + reverse("vacatures:list"),
        "vacatures": rows.select_related("employer", "municipality")[:EMBEDDED],
    }
    response = HttpResponse(render_to_string("vacatures/embed.html", context))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _item(vacature, site):
    employer = vacature.employer
    tags = [vacature.get_form_display(), vacature.municipality.name]
    if employer.sector:
        tags.append(employer.sector.name)
    return Item(
        # By its number: the title and the host name may change.
        key=uuid.uuid5(uuid.NAMESPACE_OID, f"vacature-{vacature.pk}").urn,
        title=f"{vacature.title}, {employer.name}",
        link=site.root_url + vacature.get_absolute_url(),
        summary=Truncator(vacature.description).words(WORDS),
        published_at=vacature.opened_at,
        updated_at=vacature.opened_at,
        tags=tags,
    )


def _query_of(selection, place):
    """Return the query of the one true address of a feed."""
    parameters = selection.parameters.copy()
    if place.organisation:
        parameters["organisatie"] = place.organisation.slug
    return f"?{parameters.urlencode()}" if parameters else ""
