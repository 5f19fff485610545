"""Tests: as in production where it matters, at once where waiting proves nothing."""

from .base import *
from .base import DATABASES, POST_OFFICE, VAR_DIR

SECRET_KEY = "only-for-the-tests" * 3
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A pool would hold on to a database that the tests are about to replace.
DATABASES["default"]["OPTIONS"].pop("pool", None)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
POST_OFFICE = POST_OFFICE | {
    "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "test" / "media"
# Static files come from where they are written: nothing was collected here.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
# A test that changes something sees it at once; those of the store have their own.
PAGE_STORE_MB = 0
IS_DEMO = False
