"""Who may see which page."""

from django.db.models import Q
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class BasePageQuerySet(PageQuerySet):
    def visible_to(self, user):
        """Keep the live pages that this user may read; everything public asks this."""
        pages = self.live()
        for restriction in _restrictions_against(user):
            pages = pages.exclude(
                Q(path__startswith=restriction.page.path), depth__gte=1
            )
        return pages


def _restrictions_against(user):
    restrictions = PageViewRestriction.objects.select_related("page")
    if not user.is_authenticated:
        return restrictions
    if user.is_superuser:
        return restrictions.none()
    allowed = Q(restriction_type=PageViewRestriction.LOGIN) | Q(
        restriction_type=PageViewRestriction.GROUPS,
        groups__in=user.groups.values("pk"),
    )
    return restrictions.exclude(pk__in=restrictions.filter(allowed).values("pk"))


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
