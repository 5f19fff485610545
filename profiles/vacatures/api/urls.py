"""The addresses for programs; all others below them are problems too."""

from django.http import Http404
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from . import mistakes
from .access import logged
from .document import DocumentedAPI
from .operations import router

api = DocumentedAPI(
    title="Daar werken we aan",
    version="1.0.0",
    description="Open vacatures van de regio, passende vacatures en voordrachten.",
    docs_url=None,
    urls_namespace="api",
)
mistakes.connect(api)
api.add_router("", router)
api.add_decorator(logged, mode="view")


@csrf_exempt
def nothing_here(request, **kwargs):
    raise Http404


urlpatterns = [
    path("", api.urls),
    re_path("", nothing_here),
]
