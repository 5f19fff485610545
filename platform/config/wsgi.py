"""The WSGI entry point for the web server: Django, with the page store before it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_wsgi_application()

# What it needs of Django exists only from here on.
from core.page_store.layer import in_front_of  # noqa: E402

application = in_front_of(django_application)
