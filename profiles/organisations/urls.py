from django.urls import path

from core.page_store.public import A_MINUTE, public

from .views import invitations, joining, members, moving
from .views import public as places

app_name = "organisations"

MEMBERS = "organisaties/<slug:slug>/leden/"

urlpatterns = [
    path(
        "organisaties/",
        public("soort", "pagina")(places.OrganisationListView.as_view()),
        name="list",
    ),
    path(
        "organisaties/<slug:slug>/",
        public(seconds=A_MINUTE)(places.OrganisationDetailView.as_view()),
        name="detail",
    ),
    path(
        "gemeenten/<slug:slug>/",
        public(seconds=A_MINUTE)(places.MunicipalityView.as_view()),
        name="municipality",
    ),
    # For coordinators and administrators
    path(MEMBERS, members.MembersView.as_view(), name="members"),
    path(f"{MEMBERS}<int:pk>/besluit/", members.DecideView.as_view(), name="decide"),
    path(f"{MEMBERS}<int:pk>/rol/", members.RoleView.as_view(), name="role"),
    path(
        f"{MEMBERS}<int:pk>/verwijderen/", members.RemoveView.as_view(), name="remove"
    ),
    path(f"{MEMBERS}uitnodigen/", invitations.InviteView.as_view(), name="invite"),
    path(
        f"{MEMBERS}uitnodigingen/opnieuw/",
        members.ResendInvitationsView.as_view(),
        name="resend",
    ),
    path(
        f"{MEMBERS}uitnodigingen/<int:pk>/intrekken/",
        members.WithdrawInvitationView.as_view(),
        name="withdraw",
    ),
    # For who comes, moves or goes
    path(
        "uitnodiging/<str:code>/",
        invitations.InvitationView.as_view(),
        name="invitation",
    ),
    path("mijn/organisatie/", joining.JoinView.as_view(), name="join"),
    path("mijn/overdragen/", moving.MoveView.as_view(), name="move"),
    path("mijn/overdragen/vragen/", moving.ProposeView.as_view(), name="propose"),
    path("mijn/overdragen/weg/", moving.LeaveView.as_view(), name="leave"),
    path(
        "mijn/overdragen/wisselen/",
        moving.ChangeOrganisationView.as_view(),
        name="change",
    ),
    path("mijn/overdrachten/", moving.HandOversView.as_view(), name="hand_overs"),
    path("mijn/overdrachten/<int:pk>/", moving.AnswerView.as_view(), name="answer"),
]
