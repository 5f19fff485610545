"""Which desk an entrepreneur calls."""

from wagtail.models import Site

from profiles.organisations.models import Municipality


def finder_context(request):
    """Return the municipalities of this region and the one that was chosen."""
    municipalities = list(Municipality.objects.for_site(Site.find_for_request(request)))
    wanted = request.GET.get("gemeente", "")
    chosen = next((m for m in municipalities if m.slug == wanted), None)
    return {"municipalities": municipalities, "chosen": chosen}
