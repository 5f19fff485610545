"""What every environment shares; the environment decides the rest."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.urls import reverse_lazy

from . import sso
from .accounts import *

BASE_DIR = Path(__file__).resolve().parents[3]
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# Applications

INSTALLED_APPS = [
    "core",
    "core.search",
    "accounts",
    "notifications",
    "moderation",
    "profiles.organisations",
    "profiles.people",
    "profiles.employers",
    "profiles.vacatures",
    "stories",
    "events",
    "home",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "post_office",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "core.compression.TextCompressionMiddleware",
    # Headers first: refusals, files and redirects need them as much as pages do.
    "core.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "core.admin_csp.AdminCSPMiddleware",
    "core.front_filter.FrontFilterMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.private_responses.PrivateResponsesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.page_store.public.VisitorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.FormStatusMiddleware",
    "accounts.middleware.StaffSessionMiddleware",
    "accounts.middleware.RequireStaffMFAMiddleware",
    "core.redirects.RedirectMiddleware",
    "core.admin_input.AdminInputMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "core.templatetags.icons",
                "core.templatetags.pictures",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "home.context_processors.site_frame",
            ],
        },
    },
]

# Database, cache, queue

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
        "PRAGMA busy_timeout=20000;"
    ),
}
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}}

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")
}
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"].setdefault("OPTIONS", {}).update(
    SQLITE_OPTIONS if IS_SQLITE else POSTGRESQL_OPTIONS
)

if IS_SQLITE:
    # To open it, SQLite reads the whole schema: longer than a page takes.
    DATABASES["default"]["CONN_MAX_AGE"] = 60

# A file cache is shared by all processes of one machine without another server.
CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{VAR_DIR}/cache")}
if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 20_000}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# Finished pages for readers without a session: see docs/speed.md. 0 stores nothing.
PAGE_STORE_MB = env.int("PAGE_STORE_MB", default=64)
PAGE_STORE_OVER_NODES = CACHES["default"]["BACKEND"].endswith("RedisCache")
if PAGE_STORE_OVER_NODES:
    # A cache that does not answer may not hold up readers.
    CACHES["default"]["OPTIONS"] = {
        "socket_connect_timeout": 1,
        "socket_timeout": 2,
        **CACHES["default"].get("OPTIONS", {}),
    }
# How long a cache in front of us may go without asking whether a page changed.
SHARED_CACHE_SECONDS = env.int("SHARED_CACHE_SECONDS", default=1)
# A cache in front of us that Wagtail tells which pages changed.
WAGTAILFRONTENDCACHE = env.json("WAGTAILFRONTENDCACHE", default={})
if WAGTAILFRONTENDCACHE:
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Mail is stored first and sent by the task worker: see docs/mail-and-jobs.md.

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail:///")
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"] or "localhost"
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"] or 25
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "core.mail.OutboxBackend"
POST_OFFICE = {
    "BACKENDS": {"default": EMAIL_CONFIG["EMAIL_BACKEND"]},
    "MAX_RETRIES": 96,  # a quarter of an hour apart: for a day
    "RETRY_INTERVAL": timedelta(minutes=15),
    "THREADS_PER_PROCESS": 1,
    "FILE_STORAGE": "private",  # of what goes along with a mail
}
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Daar werken we aan <niet-antwoorden@localhost>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""

# Language and time

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Accounts: what does not depend on the environment stands in accounts.py.

ACCOUNT_DEFAULT_HTTP_PROTOCOL = env.str("SITE_SCHEME", default="http")
# How many proxies stand in front of us: rate limits count per visitor, not per proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Organisations that let their own people in: see docs/accounts.md.
OIDC_PROVIDERS = env.json("OIDC_PROVIDERS", default=[])
SOCIALACCOUNT_PROVIDERS = sso.providers(OIDC_PROVIDERS)

# Wagtail

WAGTAIL_SITE_NAME = "Daar werken we aan"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000")
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("account_login")
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
# Without these two the admin calls gravatar.com and releases.wagtail.org.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 20_000_000
WAGTAILIMAGES_WEBP_QUALITY = 70
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
FILM_MAX_UPLOAD_SIZE = env.int("FILM_MAX_UPLOAD_MB", default=200) * 1024 * 1024
# A password that people share protects nothing and says nothing about who came in.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "link", "ol", "ul"]},
    },
}
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "core.search.sqlite"}
    if IS_SQLITE
    else {
        "BACKEND": "core.search.postgresql",
        "SEARCH_CONFIG": "dutch_unaccent",
    }
}

# Browser security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *sso.origins(OIDC_PROVIDERS)],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
# Nobody may frame us; core.admin_csp makes way for the live preview of the admin.
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    # Libraries tell of every task, page, mail and font that went well, and the task
    # worker raises its own level to do so.
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "level": "WARNING",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Without a handler of its own it sets itself to tell everything.
    "loggers": {
        "post_office": {
            "level": "WARNING",
            "handlers": ["console"],
            "propagate": False,
        },
    },
}
