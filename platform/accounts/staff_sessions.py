"""Sessions of staff end after half an hour without a click, and after twelve hours."""

import time

from django.conf import settings

LONGEST_PAUSE = 30 * 60
LONGEST_DAY = 12 * 60 * 60
KEY = "staff_session"
# Open edit screens call these by themselves: nobody need be there.
BACKGROUND_PATHS = ("/admin/editing-sessions/",)


def is_staff(user):
    return user.has_perm("wagtailadmin.access_admin")


def begin(request):
    now = time.time()
    request.session[KEY] = {"began": now, "seen": now}


def begin_unless_begun(request):
    if KEY not in request.session:
        begin(request)


def is_over(request):
    """Say whether this staff session lasted too long; if not, note the time."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # Looking into the session would make every public page depend on the cookie.
        return False
    session = request.session.get(KEY)
    if session is None:
        return False
    now = time.time()
    pause = now - session["seen"]
    if pause > LONGEST_PAUSE or now - session["began"] > LONGEST_DAY:
        return True
    # Once a minute is enough: a session that is not changed is not written.
    if pause > 60 and not request.path_info.startswith(BACKGROUND_PATHS):
        request.session[KEY] = session | {"seen": now}
    return False
