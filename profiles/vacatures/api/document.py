"""The OpenAPI document, with the problems that every operation can answer with."""

from http import HTTPStatus

from ninja import NinjaAPI

from core.problems import CONTENT_TYPE

from .schemas import Problem

PROBLEMS = (400, 401, 403, 404, 415, 422, 429)
WRITE_PROBLEMS = (409,)
WRITES = {"put", "patch"}
REFERENCE = "#/components/schemas/{model}"


class DocumentedAPI(NinjaAPI):
    """An API whose document tells of its problems; it holds no example of data."""

    def get_openapi_schema(self, **kwargs):
        document = super().get_openapi_schema(**kwargs)
        schemas = document["components"].setdefault("schemas", {})
        problem = Problem.model_json_schema(ref_template=REFERENCE)
        schemas.update(problem.pop("$defs", {}))
        schemas["Problem"] = problem
        for operations in document["paths"].values():
            for method, operation in operations.items():
                _add_problems(operation, method)
        return document


def _add_problems(operation, method):
    statuses = PROBLEMS + (WRITE_PROBLEMS if method in WRITES else ())
    reference = {"$ref": REFERENCE.format(model="Problem")}
    for status in statuses:
        operation["responses"][str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {CONTENT_TYPE: {"schema": reference}},
        }
