"""What readers find of this app in the search box of the site."""

from core.search.sources import Result, SearchSource, register

from .models import Organisation


def register_all():
    register(
        SearchSource(
            "organisaties", "Organisaties", _organisations, _present, 45, "name"
        )
    )


def _organisations(reader):
    organisations = Organisation.objects.for_site(reader.site)
    return organisations.visible_to(reader.user).select_related("type")


def _present(organisations, reader):
    return [
        Result(
            title=organisation.name,
            url=organisation.get_absolute_url(),
            summary=organisation.summary,
            about=organisation.type.name,
        )
        for organisation in organisations
    ]
