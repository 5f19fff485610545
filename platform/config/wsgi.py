"""The WSGI entry point for the web server: Django, with the page store before it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_wsgi_application()

# What it needs of Django exists only from here on.
from core.page_store.layer import in_front_of  # noqa: E402

application = in_front_of(django_application)

# All that is loaded by now stays. Looking each time whether it may go would hold up a
# reader for more than a tenth of a second.
gc.collect()
gc.freeze()
