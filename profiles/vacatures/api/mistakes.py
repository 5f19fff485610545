"""What a program did wrong, told as a problem."""

from django.http import Http404
from ninja.errors import (
    AuthenticationError,
    AuthorizationError,
    HttpError,
    Throttled,
    ValidationError,
)

from core.problems import problem_response
from profiles.vacatures.errors import VacatureError

UNREADABLE = "De inhoud is geen JSON."
INVALID = "Niet alles wat je stuurde klopt."


class InvalidError(Exception):
    """Something that has the right shape and means nothing here."""

    def __init__(self, place, message):
        super().__init__(message)
        self.place = place


def connect(api):
    """Answer every exception of an operation as a problem."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _invalid(request, exception):
    mistakes = [
        # What was sent is not told back.
        {"plek": ".".join(map(str, error["loc"])), "melding": error["msg"]}
        for error in exception.errors
    ]
    return problem_response(422, INVALID, fouten=mistakes)


def _meaningless(request, exception):
    mistake = {"plek": exception.place, "melding": str(exception)}
    return problem_response(422, INVALID, fouten=[mistake])


def _unknown(request, exception):
    response = problem_response(401, "Stuur een geldige sleutel mee.")
    response["WWW-Authenticate"] = "Bearer"
    return response


def _not_allowed(request, exception):
    return problem_response(403, "Deze sleutel mag dit niet.")


def _too_often(request, exception):
    response = problem_response(429, "Je vraagt te vaak. Wacht even.")
    response["Retry-After"] = str(exception.wait)
    return response


def _not_found(request, exception):
    return problem_response(404, "Dit is er niet.")


def _conflict(request, exception):
    return problem_response(409, str(exception))


def _unreadable(request, exception):
    return problem_response(exception.status_code, UNREADABLE)


HANDLERS = {
    ValidationError: _invalid,
    InvalidError: _meaningless,
    AuthenticationError: _unknown,
    AuthorizationError: _not_allowed,
    Throttled: _too_often,
    Http404: _not_found,
    VacatureError: _conflict,
    HttpError: _unreadable,
}
