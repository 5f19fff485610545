from datetime import timedelta
from http import HTTPStatus

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from moderation import decisions, queue, reporting
from moderation.enums import CaseState, ReportReason, Step
from moderation.models import Case
from moderation.queue import QueueSource, Row
from tests.factories import create_member, create_standard_page, create_user
from tests.moderation.conftest import NOTE

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderatie/"
MODERATORS = ["moderator", "beheerder"]
GOOD = {"step": "decision", "outcome": "upheld", "reason": "Dit past niet bij ons."}


def _reporter():
    user = get_user_model().objects.filter(email="melder@voorbeeld.example").first()
    return user or create_member(email="melder@voorbeeld.example")


def create_case(*, days=0, **changes):
    note = create_standard_page(**changes)
    reporting.report(
        NOTE,
        note,
        by=_reporter(),
        reason=ReportReason.PRIVATE,
        text="Mijn <i>adres</i> staat erin.",
    )
    case = Case.objects.get(object_id=note.pk)
    case.opened_at = timezone.now() - timedelta(days=days)
    case.save()
    return case


def add_tips(*, total=1, days=3):
    since = timezone.now() - timedelta(days=days)
    rows = [Row(f"Tip {number}", "/admin/tips/", since) for number in range(total)]
    queue.register(QueueSource("tips", "Tips", lambda user: rows))


def decide(case, **changes):
    fields = {
        "by": create_user(role="moderator"),
        "step": Step.DECISION,
        "outcome": CaseState.UPHELD,
        "reason": "Dit past niet bij ons.",
    }
    return decisions.decide(case, **fields | changes)


@pytest.mark.parametrize("role", MODERATORS)
def test_moderators_find_the_queue_in_the_menu(role, as_role):
    client = as_role(role)
    assert "Moderatie (" not in client.get("/admin/").text
    create_case()
    add_tips(total=2)
    assert "Moderatie (3)" in client.get("/admin/").text


def test_a_source_that_counts_is_not_asked_for_its_rows(as_role):
    queue.register(QueueSource("tips", "Tips", lambda user: 1 / 0, lambda user: 7))
    assert "Moderatie (7)" in as_role("moderator").get("/admin/").text


@pytest.mark.parametrize("role", ["redacteur", "hoofdredacteur"])
def test_other_roles_see_no_queue_and_no_case(role, as_role):
    client, case = as_role(role), create_case()
    assert QUEUE not in client.get("/admin/").text
    for path in (QUEUE, f"{QUEUE}{case.pk}/"):
        assert client.get(path).status_code == HTTPStatus.FOUND
        assert client.post(path, GOOD).status_code == HTTPStatus.FOUND
    assert Case.objects.waiting().exists()


def test_an_empty_queue_says_so(as_role):
    client = as_role("moderator")
    assert "Er wacht niets. Je bent helemaal bij." in client.get(QUEUE).text
    decided = client.get(QUEUE, {"stand": "besloten"}).text
    assert "Er is nog niets besloten." in decided


def test_what_waits_longest_stands_first_whatever_it_is(as_role):
    create_case(title="Van gisteren", days=1)
    create_case(title="Van vorige week", days=7)
    add_tips(days=3)
    page = as_role("moderator").get(QUEUE).text
    places = [page.index(word) for word in ("Van vorige week", "Tip 0", "Van gisteren")]
    assert places == sorted(places)
    assert "1\xa0week" in page
    assert "3\xa0dagen" in page


def test_the_queue_shows_one_kind_or_what_was_decided(as_role):
    create_case(title="Een notitie")
    decide(create_case(title="Al besloten"))
    add_tips()
    client = as_role("moderator")
    shown = client.get(QUEUE, {"soort": "tips"}).text
    assert "Tip 0" in shown
    assert "Een notitie" not in shown
    shown = client.get(QUEUE, {"soort": "notitie"}).text
    assert "Tip 0" not in shown
    assert "Een notitie" in shown
    shown = client.get(QUEUE, {"stand": "besloten", "soort": "notitie"}).text
    assert "Al besloten" in shown
    assert "Een notitie" not in shown


@pytest.mark.parametrize(
    "query",
    ["stand=x&soort=y", "soort=%27", "pagina=0", "pagina=99999999999", "stand="],
)
def test_a_strange_filter_shows_everything(query, as_role):
    create_case(title="Een notitie")
    response = as_role("moderator").get(f"{QUEUE}?{query}")
    assert response.status_code == HTTPStatus.OK
    assert "Een notitie" in response.text


def test_an_objection_and_what_is_hidden_are_marked(as_role):
    author = create_member()
    case = decide(create_case(owner=author))
    decisions.object_to(case, by=author, text="Nee.")
    page = as_role("moderator").get(QUEUE).text
    assert "bezwaar, nu verborgen" in page


def test_a_case_shows_what_a_moderator_needs(as_role):
    case = create_case(title="Een notitie", owner=create_member(email="m@v.example"))
    page = as_role("moderator").get(f"{QUEUE}{case.pk}/").text
    assert "Er staat iets in dat privé is" in page
    assert "Mijn &lt;i&gt;adres&lt;/i&gt; staat erin." in page
    assert "melder@voorbeeld.example" in page
    assert "m@v.example" in page
    assert case.url in page


def test_a_moderator_reads_what_nobody_else_sees_any_more(as_role):
    case = decide(create_case(intro="Dit <b>mocht</b> niet."))
    page = as_role("moderator").get(f"{QUEUE}{case.pk}/").text
    assert "Dit &lt;b&gt;mocht&lt;/b&gt; niet." in page
    assert "Bekijk op de site" not in page


def test_a_moderator_decides_in_the_admin(as_role):
    client, case = as_role("moderator"), create_case()
    response = client.post(f"{QUEUE}{case.pk}/", GOOD, follow=True)
    assert "Gelukt. De melder en de maker krijgen een mail." in response.text
    case.refresh_from_db()
    assert (case.state, case.decided_by) == ("upheld", client.user)
    assert "Besluit en mail" not in client.get(f"{QUEUE}{case.pk}/").text


@pytest.mark.parametrize(
    "changes",
    [{"reason": " "}, {"outcome": ""}, {"outcome": "open"}, {"step": "x"}],
    ids=str,
)
def test_a_decision_without_outcome_or_reason_is_refused(changes, as_role):
    case = create_case()
    response = as_role("moderator").post(f"{QUEUE}{case.pk}/", GOOD | changes)
    assert response.status_code == HTTPStatus.OK
    assert Case.objects.waiting().exists()


def test_who_comes_second_reads_what_was_decided(as_role):
    client, case = as_role("moderator"), create_case()
    decide(case, outcome=CaseState.DISMISSED)
    response = client.post(f"{QUEUE}{case.pk}/", GOOD, follow=True)
    assert "Een collega was je voor. Lees het besluit." in response.text
    case.refresh_from_db()
    assert case.state == CaseState.DISMISSED


def test_the_first_moderator_cannot_decide_about_the_objection(as_role):
    client, author = as_role("moderator"), create_member()
    case = decide(create_case(owner=author), by=client.user)
    decisions.object_to(case, by=author, text="Het was een grapje.")
    page = client.get(f"{QUEUE}{case.pk}/").text
    assert "Het was een grapje." in page
    assert "Hierover besluit een andere moderator" in page
    form = GOOD | {"step": "review", "outcome": "dismissed"}
    response = client.post(f"{QUEUE}{case.pk}/", form, follow=True)
    assert "Hierover besluit een andere moderator." in response.text
    other = as_role("beheerder")
    other.post(f"{QUEUE}{case.pk}/", form)
    case.refresh_from_db()
    assert (case.state, case.reviewed_by) == ("dismissed", other.user)


@pytest.mark.parametrize("pk", ["0", "9" * 40])
def test_a_case_that_is_not_there_is_not_found(pk, as_role):
    response = as_role("moderator").get(f"{QUEUE}{pk}/")
    assert response.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("total", [1, 20])
@pytest.mark.parametrize("state", ["wacht", "besloten"])
def test_the_queue_takes_the_same_queries_for_one_and_for_twenty(
    total, state, as_role, query_budget
):
    author = create_member()
    for _ in range(total):
        note = create_standard_page(owner=author)
        reporting.report(NOTE, note, by=create_member(), reason=ReportReason.WRONG)
        if state == "besloten":
            decide(Case.objects.get(object_id=note.pk))
    client = as_role("moderator")
    client.get(QUEUE, {"stand": state})
    with query_budget(24):
        client.get(QUEUE, {"stand": state})


@pytest.mark.parametrize("total", [1, 20])
def test_a_case_takes_the_same_queries_for_one_and_for_twenty_reports(
    total, as_role, note, query_budget
):
    for _ in range(total):
        reporting.report(NOTE, note, by=create_member(), reason=ReportReason.WRONG)
    client = as_role("moderator")
    path = f"{QUEUE}{Case.objects.get().pk}/"
    client.get(path)
    with query_budget(24):
        client.get(path)


def test_a_moderator_never_learns_who_reported_their_own(client, as_role):
    client = as_role("moderator")
    case = create_case(owner=client.user)
    text = client.get(f"{QUEUE}{case.pk}/").text
    assert "melder@voorbeeld.example" not in text
    assert "adres" not in text
    other = as_role("moderator").get(f"{QUEUE}{case.pk}/").text
    assert "adres" in other
