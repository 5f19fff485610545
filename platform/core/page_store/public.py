"""How a view says that its answer is the same for every reader without a session."""

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache, wraps

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.urls import Resolver404, resolve

VISIT = "page_store.visit"
# Nothing else ends by itself; it bounds what a forgotten signal can do.
A_WHILE = 5 * 60
# For what the clock changes, such as what is still to come.
A_MINUTE = 60


@dataclass(frozen=True)
class Public:
    """What a public answer depends on: these parameters, and the clock if it is short.

    With any other parameter it is not stored.
    """

    parameters: Set[str] = frozenset()
    seconds: int = A_WHILE


@dataclass
class Visit:
    """One request that was freed of all that tells readers apart."""

    public: Public | None = None
    request: HttpRequest | None = None

    def allows(self, parameters):
        """Say whether the answer may be stored: nothing looked at the reader."""
        return (
            self.public is not None
            and parameters <= self.public.parameters
            and self.request is not None
            and not self._was_touched()
        )

    def _was_touched(self):
        session = self.request.session
        return (
            session.accessed
            or session.modified
            # It stays there, whatever its value, once a token was asked for.
            or "CSRF_COOKIE_NEEDS_UPDATE" in self.request.META
            or self.request.user.is_authenticated
        )


class VisitorMiddleware:
    """Let the code ask who reads a freed request without opening a session for it.

    Such a request has no session and waiting messages: that is part of its key.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        visit = request.META.get(VISIT)
        if visit is not None:
            visit.request = request
            request.user = AnonymousUser()
            request._messages = CookieStorage(request)
        return self.get_response(request)


def say_public(request, public):
    """Let the answer to this request be stored, if nothing touches its reader."""
    visit = request.META.get(VISIT)
    if visit is not None:
        visit.public = public


def public(*parameters, seconds=A_WHILE):
    """Return a decorator for a view that is public with these parameters."""
    meaning = Public(frozenset(parameters), seconds)

    def decorate(view):
        @wraps(view)
        def say_and_answer(request, *args, **kwargs):
            say_public(request, meaning)
            return view(request, *args, **kwargs)

        say_and_answer.may_be_public = True
        return say_and_answer

    return decorate


def perhaps_public(view):
    """Mark a view of which some answers are public: it says so each time.

    Only for a view with this mark is a request freed of its reader.
    """

    @wraps(view)
    def marked(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    marked.may_be_public = True
    return marked


@lru_cache(maxsize=2_000)
def may_be_public(path_info):
    """Say whether the view at this path may call its answer public."""
    try:
        return getattr(resolve(path_info).func, "may_be_public", False)
    except Resolver404:
        return False


def say_page_public(page, request, serve_args, serve_kwargs):
    """Take the word of the type of a page; for the hook before_serve_page.

    It speaks for the page itself. What has an address below it speaks for itself.
    """
    meaning = getattr(page, "public", None)
    is_below = bool(serve_args) and serve_args[0].__name__ != "index_route"
    if meaning is not None and not is_below:
        say_public(request, meaning)
