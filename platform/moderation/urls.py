from django.urls import path

from . import views

app_name = "moderation"
urlpatterns = [
    path("meld/<slug:kind>/<int:pk>/", views.ReportView.as_view(), name="report"),
    path("mijn/besluiten/<int:pk>/", views.DecisionView.as_view(), name="decision"),
]
