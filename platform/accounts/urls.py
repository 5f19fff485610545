from django.urls import path

from . import views

urlpatterns = [
    path("gegevens/", views.PersonalDataView.as_view(), name="account_data"),
    path(
        "gegevens/download/",
        views.DownloadView.as_view(),
        name="account_data_download",
    ),
    path("verwijderen/", views.EraseView.as_view(), name="account_erase"),
    path(
        "verwijderen/code/",
        views.ConfirmErasureView.as_view(),
        name="account_erase_confirm",
    ),
]
