from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.Inbox.as_view(), name="inbox"),
    path("gelezen/", views.ReadAll.as_view(), name="read_all"),
    path("<int:pk>/", views.Open.as_view(), name="open"),
    path("instellingen/", views.Preferences.as_view(), name="preferences"),
    path("afmelden/<str:token>/", views.Unsubscribe.as_view(), name="unsubscribe"),
]
