"""What a program is told when something is wrong: RFC 9457, problem+json."""

from http import HTTPStatus

from django.http import JsonResponse

API_PREFIX = "/api/v1/"
CONTENT_TYPE = "application/problem+json"


def is_for_program(request):
    """Say whether a program asks this: then no page for readers is an answer."""
    return request.path_info.startswith(API_PREFIX)


def problem_response(status, detail="", **members):
    """Return a problem: ``detail`` in words, and ``members`` for who mends it."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
    }
    if detail:
        problem["detail"] = detail
    response = JsonResponse(problem | members, status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    return response
