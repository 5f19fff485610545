from django.urls import re_path

from . import views

urlpatterns = [
    re_path(r"^(?P<token>[0-9a-f]{24})\.mp4$", views.film, name="film"),
    re_path(r"^(?P<token>[0-9a-f]{24})\.vtt$", views.captions, name="film_captions"),
]
