from django.urls import path

from .views import actions, answers, board, closing, detail, entry, personal

app_name = "vacatures"

ONE = "vacatures/<int:pk>/"

urlpatterns = [
    path("vacatures/", board.BoardView.as_view(), name="list"),
    path("vacatures/nieuw/", entry.EntryView.as_view(), name="create"),
    path(ONE, detail.DetailView.as_view(), name="detail"),
    path(f"{ONE}wijzig/", entry.EditView.as_view(), name="edit"),
    path(f"{ONE}kopie/", entry.CopyView.as_view(), name="copy"),
    # One address for every move: see actions.ACTIONS
    path(f"{ONE}doe/<slug:move>/", actions.MoveView.as_view(), name="move"),
    path(
        f"{ONE}vragen/<int:request_pk>/",
        answers.AnswerView.as_view(),
        name="answer",
    ),
    path(f"{ONE}bijdrage/", answers.ContributionView.as_view(), name="contribute"),
    path(f"{ONE}voor-mij/", answers.ShareAnswerView.as_view(), name="share_answer"),
    path(
        f"{ONE}nazorg/<int:moment_pk>/",
        answers.AftercareView.as_view(),
        name="aftercare",
    ),
    path("vacatures/sluit/<str:token>/", closing.ClosingView.as_view(), name="closing"),
    # A member's own
    path("mijn/zoekopdrachten/", personal.SearchesView.as_view(), name="searches"),
    path(
        "mijn/zoekopdrachten/<int:pk>/",
        personal.SearchView.as_view(),
        name="search",
    ),
    path("mijn/afwezig/", personal.AbsenceView.as_view(), name="absence"),
]
