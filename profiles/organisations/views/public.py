"""The pages that everybody may read: organisations and municipalities."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.generic import DetailView, TemplateView
from wagtail.models import Site

from core.paging import own_query, page_of
from profiles.organisations import panels
from profiles.organisations.models import (
    FormerAddress,
    Municipality,
    Organisation,
    OrganisationType,
)
from profiles.organisations.permissions import may_manage_members

PER_PAGE = 48
HOME = {"title": "Home", "url": "/"}


def trail(*steps):
    """Return the way back up: from home, past the list, to these (title, url)."""
    overview = {"title": "Organisaties", "url": reverse("organisations:list")}
    return [HOME, overview, *({"title": title, "url": url} for title, url in steps)]


def organisations_for(request):
    """Return the organisations of this site that the reader may see."""
    return Organisation.objects.for_site(Site.find_for_request(request)).visible_to(
        request.user
    )


class OrganisationListView(TemplateView):
    """Every organisation that takes part, by kind."""

    template_name = "organisations/organisation_list.html"

    def get_context_data(self, **kwargs):
        organisations = organisations_for(self.request)
        of_type = organisations.order_by().filter(type=OuterRef("pk"))
        types = list(OrganisationType.objects.filter(Exists(of_type)))
        asked = self.request.GET.get("soort", "")
        chosen = next((kind for kind in types if kind.slug == asked), None)
        if chosen:
            organisations = organisations.filter(type=chosen)
        # Joined, the kinds would come first, and all organisations be sorted.
        results = page_of(
            organisations.prefetch_related("type", "municipalities"),
            self.request,
            per_page=PER_PAGE,
        )
        query = f"soort={chosen.slug}" if chosen else ""
        return super().get_context_data(
            links=[HOME],
            types=types,
            chosen=chosen,
            results=results,
            canonical_query=own_query(results, query),
            **kwargs,
        )


class OrganisationDetailView(DetailView):
    """One organisation: its desk, where it works, and what others add."""

    template_name = "organisations/organisation_detail.html"
    context_object_name = "organisation"

    def get(self, request, *args, slug, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            former = FormerAddress.objects.filter(
                slug=slug, organisation__in=organisations_for(request)
            ).select_related("organisation")
            if found := former.first():
                return HttpResponsePermanentRedirect(
                    found.organisation.get_absolute_url()
                )
            raise

    def get_queryset(self):
        return (
            organisations_for(self.request)
            .select_related("type")
            .prefetch_related("municipalities")
        )

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            links=trail(),
            panels=panels.of_organisation(self.object, self.request),
            manages=may_manage_members(user, self.object),
            **kwargs,
        )


class MunicipalityView(DetailView):
    """One municipality: its desk, who works there, and what happens there."""

    template_name = "organisations/municipality_detail.html"
    context_object_name = "municipality"

    def get_queryset(self):
        return Municipality.objects.for_site(Site.find_for_request(self.request))

    def get_context_data(self, **kwargs):
        working_here = organisations_for(self.request).filter(
            municipalities=self.object
        )
        return super().get_context_data(
            links=trail(),
            organisations=working_here.select_related("type"),
            panels=panels.of_municipality(self.object, self.request),
            **kwargs,
        )
