"""What somebody has of pages when they leave: drafts that nobody else knows of."""

from django.urls import reverse
from wagtail.models import Page

from profiles.organisations.holdings import Holding, register


def register_all():
    register(Holding("concepten", "Concepten", _drafts, _give, _editor))


def _drafts(user):
    return Page.objects.filter(owner=user, live=False, first_published_at=None)


def _give(page, *, to, by):
    Page.objects.filter(pk=page.pk).update(owner=to)


def _editor(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
