"""Who may see which page."""

from django.db.models import Q
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class BasePageQuerySet(PageQuerySet):
    def visible_to(self, user, *, hidden=None):
        """Keep the live pages that this user may read; everything public asks this.

        ``hidden`` are the ``hidden_paths`` of this user, for who asks several times.
        """
        pages = self.live()
        for path in hidden_paths(user) if hidden is None else hidden:
            pages = pages.exclude(Q(path__startswith=path), depth__gte=1)
        return pages


def hidden_paths(user):
    """Return where the parts of the tree begin that this user may not see."""
    restrictions = _restrictions_against(user)
    return list(restrictions.values_list("page__path", flat=True))


def _restrictions_against(user):
    restrictions = PageViewRestriction.objects.all()
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
