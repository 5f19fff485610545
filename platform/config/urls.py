"""Every address of the site. Login has one door: Wagtail's own lead to it."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.urls import serve_pattern

from core import media, routing, site_files, theme_styles
from core.page_store.public import perhaps_public, public
from home import search
from home.dashboard import DashboardView
from home.measurements import measurements_csv
from profiles.organisations.sitemaps import MunicipalitySitemap, OrganisationSitemap
from profiles.vacatures.sitemaps import VacatureSitemap

LOGIN_DOOR = RedirectView.as_view(pattern_name="account_login", query_string=True)
RESET_DOOR = RedirectView.as_view(pattern_name="account_reset_password")
SITEMAPS = {
    "pages": Sitemap,
    "organisations": OrganisationSitemap,
    "municipalities": MunicipalitySitemap,
    "vacatures": VacatureSitemap,
}

# Each type of page says whether it is the same for every visitor.
serve_page = perhaps_public(routing.serve)

handler400 = "core.error_pages.bad_request"
handler403 = "core.error_pages.permission_denied"
handler404 = "core.error_pages.not_found"
handler429 = "core.error_pages.too_many_requests"
handler500 = "core.error_pages.server_error"

urlpatterns = [
    path("admin/login/", LOGIN_DOOR),
    path("admin/password_reset/", RESET_DOOR),
    path("_util/login/", LOGIN_DOOR),
    path("admin/", include(wagtailadmin_urls)),
    path("account/", include("accounts.urls")),
    # An organisation is connected by logging in with it; nobody fills in a form.
    path("account/3rdparty/", RedirectView.as_view(pattern_name="account_email")),
    path("account/3rdparty/signup/", LOGIN_DOOR),
    path("account/", include("allauth.urls")),
    # Of Wagtail's addresses for readers only these two exist: the others are doors
    # for a shared password and for logging in without a second factor.
    re_path(r"^documenten/(\d+)/(.*)$", media.document, name="wagtaildocs_serve"),
    path("media/films/", include("core.films.urls")),
    path("media/<path:path>", media.public_image, name="public_image"),
    path("thema/<slug:fingerprint>.css", theme_styles.theme_stylesheet, name="theme"),
    path("zoeken/", search.search, name="search"),
    path("zoeken/suggesties/", search.suggestions, name="search_suggestions"),
    path("mijn/", DashboardView.as_view(), name="dashboard"),
    path("teller/metingen.csv", measurements_csv, name="measurements"),
    path("mijn/meldingen/", include("notifications.urls")),
    path("", include("moderation.urls")),
    path("", include("profiles.organisations.urls")),
    path("", include("profiles.people.urls")),
    path("", include("profiles.employers.urls")),
    path("", include("profiles.vacatures.urls")),
    path("", include("profiles.vacatures.urls_outside")),
    path("api/v1/", include("profiles.vacatures.api.urls")),
    path("", include("events.urls")),
    path("sitemap.xml", public()(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", site_files.robots, name="robots"),
    path(".well-known/security.txt", site_files.security, name="security"),
    path("healthz", site_files.health, name="health"),
    # The one address of a page that ends in no slash: it stands on printed paper.
    re_path(r"^((?:[\w-]+/)+download)$", wagtail_views.serve, name="download"),
    # Wagtail's own pattern lets no dot through.
    re_path(r"^((?:[\w-]+/)*feed\.(?:rss|atom|json))$", serve_page),
    re_path(r"^((?:[\w-]+/)+agenda\.ics)$", serve_page, name="calendar_file"),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]
