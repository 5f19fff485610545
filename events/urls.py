from django.urls import path

from .views import calendars, own, places

app_name = "events"
urlpatterns = [
    path("aanmelding/<slug:purpose>/<str:token>/", places.link, name="link"),
    path("mijn/agenda/", own.agenda, name="own"),
    path("mijn/agenda/adres/", own.calendar_address, name="calendar_address"),
    path("kalender/<str:secret>.ics", calendars.personal, name="personal_calendar"),
]
