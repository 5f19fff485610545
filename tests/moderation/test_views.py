from http import HTTPStatus

import pytest
from django.test import Client

from moderation import decisions, reporting
from moderation.enums import CaseState, ReportReason, Step
from moderation.models import Case, Report
from tests.factories import create_member, create_standard_page, create_user
from tests.moderation.conftest import NOTE

pytestmark = pytest.mark.django_db

GOOD = {"reason": "hurtful", "text": "Dit doet pijn."}


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def path_of(page):
    return f"/meld/notitie/{page.pk}/"


def uphold(note, *, reporter=None):
    reporter = reporter or create_member()
    reporting.report(NOTE, note, by=reporter, reason=ReportReason.WRONG)
    return decisions.decide(
        Case.objects.get(),
        by=create_user(role="moderator"),
        step=Step.DECISION,
        outcome=CaseState.UPHELD,
        reason="Dit past niet <b>bij</b> ons.",
    )


class TestReporting:
    def test_a_member_reports_and_goes_back(self, note):
        member = create_member()
        page = logged_in(member).get(path_of(note)).text
        assert "Notitie: ‘Wie helpt mij?’" in page
        response = logged_in(member).post(path_of(note), GOOD, follow=True)
        assert response.redirect_chain == [(note.url, HTTPStatus.FOUND)]
        assert "Dank je wel. Een moderator kijkt ernaar." in response.text
        report = Report.objects.get()
        assert (report.reporter, report.reason, report.text) == (
            member,
            "hurtful",
            "Dit doet pijn.",
        )

    def test_the_third_reporter_is_not_sent_to_what_is_now_hidden(self, note):
        for _ in range(2):
            logged_in(create_member()).post(path_of(note), GOOD)
        response = logged_in(create_member()).post(path_of(note), GOOD)
        assert response.url == "/"

    def test_strangers_log_in_first_whether_it_exists_or_not(self, note):
        for path in (path_of(note), "/meld/notitie/0/", "/meld/niets/1/"):
            response = Client().get(path)
            assert response.url == f"/account/login/?next={path}"
            assert Client().post(path, GOOD).status_code == HTTPStatus.FOUND
        assert not Report.objects.exists()

    def test_who_is_no_member_finds_nothing(self, note):
        client = logged_in(create_user())
        for method in ("get", "post"):
            response = getattr(client, method)(path_of(note))
            assert response.status_code == HTTPStatus.NOT_FOUND

    def test_what_a_member_may_not_see_is_not_there(self, note):
        NOTE.hide(note)
        client = logged_in(create_member())
        for path in (path_of(note), "/meld/notitie/0/", f"/meld/niets/{note.pk}/"):
            assert client.get(path).status_code == HTTPStatus.NOT_FOUND
            assert client.post(path, GOOD).status_code == HTTPStatus.NOT_FOUND
        assert not Report.objects.exists()

    @pytest.mark.parametrize("pk", ["-1", "9" * 40, "x", "1e3", "٣"])
    def test_a_strange_number_is_not_found(self, pk):
        response = logged_in(create_member()).get(f"/meld/notitie/{pk}/")
        assert response.status_code == HTTPStatus.NOT_FOUND

    @pytest.mark.parametrize(
        "changes",
        [{"reason": ""}, {"reason": "boos"}, {"text": "a" * 2001}],
        ids=["nothing", "unknown", "long"],
    )
    def test_a_wrong_form_says_what_to_mend(self, changes, note):
        response = logged_in(create_member()).post(path_of(note), GOOD | changes)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Er ging iets mis. Kijk dit na." in response.text
        assert not Report.objects.exists()

    def test_a_robot_is_thanked_and_ignored(self, note):
        form = GOOD | {"website": "https://reclame.example"}
        response = logged_in(create_member()).post(path_of(note), form, follow=True)
        assert "Dank je wel." in response.text
        assert not Report.objects.exists()

    def test_people_do_not_see_the_trap(self, note):
        page = logged_in(create_member()).get(path_of(note)).text
        assert '<input type="text" name="website" hidden' in page

    def test_a_member_who_reports_on_and_on_is_stopped(self, author):
        client = logged_in(create_member())
        notes = [create_standard_page(owner=author) for _ in range(11)]
        statuses = [client.post(path_of(note), GOOD).status_code for note in notes]
        assert statuses == [HTTPStatus.FOUND] * 10 + [HTTPStatus.TOO_MANY_REQUESTS]
        assert Report.objects.count() == 10

    def test_many_accounts_at_one_address_are_stopped(self, note, monkeypatch):
        monkeypatch.setattr("moderation.views.LIMITS", "10/h/user,2/h/ip")
        clients = [logged_in(create_member()) for _ in range(3)]
        statuses = [client.post(path_of(note), GOOD).status_code for client in clients]
        assert statuses[2] == HTTPStatus.TOO_MANY_REQUESTS
        elsewhere = clients[2].post(path_of(note), GOOD, REMOTE_ADDR="192.0.2.9")
        assert elsewhere.status_code == HTTPStatus.FOUND

    def test_who_is_stopped_reads_it_in_plain_words(self, note, monkeypatch):
        monkeypatch.setattr("moderation.views.LIMITS", "1/h/user")
        client = logged_in(create_member())
        client.post(path_of(note), GOOD)
        assert "Wacht een paar minuten." in client.post(path_of(note), GOOD).text


class TestDecision:
    def test_an_author_reads_the_decision_and_objects(self, note, author):
        case = uphold(note)
        client = logged_in(author)
        path = f"/mijn/besluiten/{case.pk}/"
        page = client.get(path).text
        assert "Van de site gehaald" in page
        assert "Dit past niet &lt;b&gt;bij&lt;/b&gt; ons." in page
        response = client.post(path, {"text": "Het was een grapje."}, follow=True)
        assert "Gelukt. Een andere moderator kijkt nu opnieuw." in response.text
        assert "Maak bezwaar" not in response.text
        assert Case.objects.get().objection == "Het was een grapje."

    def test_a_second_objection_is_refused_with_words(self, note, author):
        case = uphold(note)
        client = logged_in(author)
        path = f"/mijn/besluiten/{case.pk}/"
        client.post(path, {"text": "Eerste."})
        response = client.post(path, {"text": "Tweede."}, follow=True)
        assert "Je kunt één keer bezwaar maken." in response.text
        assert Case.objects.get().objection == "Eerste."

    def test_the_decision_after_an_objection_is_shown(self, note, author):
        case = uphold(note)
        decisions.object_to(case, by=author, text="Nee.")
        decisions.decide(
            case,
            by=create_user(role="moderator"),
            step=Step.REVIEW,
            outcome=CaseState.DISMISSED,
            reason="Je hebt gelijk.",
        )
        page = logged_in(author).get(f"/mijn/besluiten/{case.pk}/").text
        assert "Blijft staan" in page
        assert "Je hebt gelijk." in page

    def test_nobody_else_reads_it(self, note, author):
        reporter = create_member()
        case = uphold(note, reporter=reporter)
        path = f"/mijn/besluiten/{case.pk}/"
        for user in (reporter, create_member(role="beheerder")):
            for method in ("get", "post"):
                response = getattr(logged_in(user), method)(path, {"text": "Ik!"})
                assert response.status_code == HTTPStatus.NOT_FOUND
        assert Client().get(path).url == f"/account/login/?next={path}"
        assert Case.objects.get().objection == ""

    def test_a_case_without_a_decision_is_not_there_yet(self, note, author):
        reporting.report(NOTE, note, by=create_member(), reason=ReportReason.WRONG)
        path = f"/mijn/besluiten/{Case.objects.get().pk}/"
        assert logged_in(author).get(path).status_code == HTTPStatus.NOT_FOUND

    def test_an_author_sees_nothing_of_the_reporter(self, note, author):
        reporter = create_member(name="Melder Mulder")
        case = uphold(note, reporter=reporter)
        page = logged_in(author).get(f"/mijn/besluiten/{case.pk}/").text
        assert "Mulder" not in page
        assert reporter.email not in page

    def test_an_empty_objection_is_refused(self, note, author):
        case = uphold(note)
        response = logged_in(author).post(f"/mijn/besluiten/{case.pk}/", {"text": "  "})
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert Case.objects.get().objected_at is None
