from django.urls import path, re_path

from . import contact_views, own_views, views

app_name = "people"

urlpatterns = [
    path("wie-is-wie/", views.directory, name="list"),
    path("wie-is-wie/<slug:slug>/", views.detail, name="detail"),
    re_path(
        r"^wie-is-wie/(?P<slug>[-\w]+)/foto/(?P<size>groot|klein)-(?P<version>\w{12})\.webp$",
        views.photo,
        name="photo",
    ),
    path("wie-is-wie/<slug:slug>/visitekaartje.vcf", views.vcard, name="vcard"),
    path("wie-is-wie/<slug:slug>/bericht/", contact_views.contact, name="contact"),
    path("mijn/profiel/", own_views.edit, name="edit"),
    path("mijn/profiel/bekijk/<slug:role>/", own_views.preview, name="preview"),
    path("mijn/profiel/wie-ziet-wat/", own_views.audiences, name="audiences"),
    path("mijn/eerste-stappen/", own_views.dismiss_steps, name="dismiss_steps"),
    path("mijn/profiel/klopt/", own_views.confirm, name="confirm"),
    path("klopt-dit-nog/<str:token>/", own_views.confirm_by_mail, name="confirm_mail"),
]
