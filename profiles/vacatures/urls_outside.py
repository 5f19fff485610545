"""Addresses that stand before those of one vacature, so that none is taken for it."""

from django.urls import path, re_path

from . import feeds, matching_views
from .api import views as api_views

app_name = "vacatures_outside"

urlpatterns = [
    re_path(
        r"^vacatures/feed\.(?P<name>rss|atom|json)$", feeds.vacature_feed, name="feed"
    ),
    path("vacatures/lijst/", feeds.embedded_list, name="embed"),
    path("vacatures/passend/", matching_views.MatchingView.as_view(), name="match"),
    path(
        "vacatures/<int:pk>/voordracht/",
        matching_views.NominateView.as_view(),
        name="nominate",
    ),
    path(
        "voordrachten/<int:pk>/stand/", matching_views.StageView.as_view(), name="stage"
    ),
    path(
        "voordrachten/<int:pk>/telt/", matching_views.CountView.as_view(), name="count"
    ),
    path(
        "organisaties/<slug:slug>/sleutels/",
        api_views.KeysView.as_view(),
        name="keys",
    ),
    path(
        "organisaties/<slug:slug>/sleutels/intrekken/",
        api_views.RevokeView.as_view(),
        name="revoke_key",
    ),
]
