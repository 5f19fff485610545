from django.urls import path

from . import entry_views, views

app_name = "employers"

ONE = "werkgevers/<int:pk>/"
ENTRY = f"{ONE}notities/<int:entry_pk>/"

urlpatterns = [
    path("werkgevers/", views.DirectoryView.as_view(), name="list"),
    path("werkgevers/nieuw/", views.CreateView.as_view(), name="create"),
    path(ONE, views.DetailView.as_view(), name="detail"),
    path(f"{ONE}wijzig/", views.EditView.as_view(), name="edit"),
    path(f"{ONE}kopie/", views.CopyView.as_view(), name="copy"),
    path(f"{ONE}neem-over/", views.TakeOverView.as_view(), name="take_over"),
    path(f"{ONE}vervanger/", views.DeputyView.as_view(), name="deputy"),
    path(f"{ONE}notities/", entry_views.WriteView.as_view(), name="write"),
    path(ENTRY, entry_views.ChangeView.as_view(), name="entry"),
    path(f"{ENTRY}klaar/", entry_views.SettleView.as_view(), name="settle"),
    path(f"{ENTRY}weg/", entry_views.DeleteView.as_view(), name="delete_entry"),
]
