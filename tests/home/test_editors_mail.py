"""The mails that the scheduler sends to who looks after pages."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from core.models import CheckedLink, SiteDetails
from home import link_mail, review_mail
from tests.factories import create_home_page, create_standard_page, create_user

pytestmark = pytest.mark.django_db

EDITORS = "redactie@voorbeeld.example"


@pytest.fixture(autouse=True)
def editorial_address():
    details = SiteDetails.for_site(create_home_page().get_site())
    details.editorial_email = EDITORS
    details.save()


@pytest.fixture
def owner():
    return create_user(role="redacteur", email="sanne@voorbeeld.example")


def to(mailbox):
    return sorted(address for mail in mailbox for address in mail.to)


class TestReviews:
    @pytest.fixture(autouse=True)
    def today(self, time_machine):
        time_machine.move_to("2026-11-20 12:00:00+01:00")

    def page(self, **changes):
        return create_standard_page(**{"review_on": date(2026, 11, 1)} | changes)

    def test_an_owner_gets_one_mail_with_all_pages(self, owner, mailoutbox):
        self.page(title="Over ‘ons’ & meer", owner=owner)
        self.page(title="Privacy", owner=owner)
        self.page(title="Nog niet", owner=owner, review_on=date(2026, 11, 21))
        review_mail.mail()
        (mail,) = mailoutbox
        assert mail.to == ["sanne@voorbeeld.example"]
        assert mail.subject == "Kijk je pagina’s na"
        assert "- Over ‘ons’ & meer (sinds 1 november 2026)" in mail.body
        assert "- Privacy" in mail.body
        assert "Nog niet" not in mail.body
        assert "/admin/rapporten/na-te-kijken/" in mail.body

    def test_pages_of_who_left_or_of_nobody_go_to_the_editors(self, mailoutbox):
        self.page(owner=create_user(role="redacteur", is_active=False))
        self.page(owner=create_user(email="lid@voorbeeld.example"))
        self.page(owner=None)
        review_mail.mail()
        (mail,) = mailoutbox
        assert mail.to == [EDITORS]
        assert mail.body.count("(sinds") == 3

    def test_a_page_whose_owner_was_deleted_goes_to_the_editors(
        self, owner, mailoutbox
    ):
        self.page(owner=owner)
        owner.delete()
        review_mail.mail()
        assert to(mailoutbox) == [EDITORS]

    def test_there_is_one_mail_a_month_however_often_the_job_runs(
        self, owner, mailoutbox, time_machine
    ):
        self.page(owner=owner)
        call_command("run_due")
        call_command("run_due")
        time_machine.move_to("2026-11-30 12:00:00+01:00")
        call_command("run_due")
        assert to(mailoutbox) == ["sanne@voorbeeld.example"]
        time_machine.move_to("2026-12-01 12:00:00+01:00")
        call_command("run_due")
        assert len(mailoutbox) == 2

    def test_without_overdue_pages_there_is_no_mail(self, owner, mailoutbox):
        self.page(owner=owner, review_on=date(2027, 1, 1))
        self.page(owner=owner, live=False)
        review_mail.mail()
        assert mailoutbox == []

    def test_a_mail_that_could_not_be_queued_is_tried_again(
        self, owner, mailoutbox, monkeypatch
    ):
        self.page(owner=owner)

        def fail(*args, **kwargs):
            raise OSError("no room")

        with monkeypatch.context() as patch:
            patch.setattr("core.editorial.send_mail", fail)
            with pytest.raises(OSError, match="no room"):
                review_mail.mail()
        review_mail.mail()
        assert to(mailoutbox) == ["sanne@voorbeeld.example"]

    def test_a_long_list_names_twenty(self, owner, mailoutbox):
        for _ in range(25):
            self.page(owner=owner)
        review_mail.mail()
        assert mailoutbox[0].body.count("(sinds") == 20
        assert "samen zijn het er 25" in mailoutbox[0].body

    def test_many_pages_take_as_many_queries_as_few(self, owner, query_budget):
        for _ in range(20):
            self.page(owner=owner)
            self.page(owner=None)
        with query_budget(14):
            review_mail.mail()


class TestLinks:
    def link(self, *pages, failures=2):
        number = CheckedLink.objects.count()
        link = CheckedLink.objects.create(address=f"https://weg.example/{number}")
        link.pages.set(pages)
        for _ in range(failures):
            link.keep(status=404, problem="deze pagina bestaat niet (meer) (404)")
        return link

    def test_an_owner_hears_once_of_a_link_that_failed_twice(self, owner, mailoutbox):
        self.link(create_standard_page(title="Met link", owner=owner))
        link_mail.mail()
        link_mail.mail()
        (mail,) = mailoutbox
        assert mail.to == ["sanne@voorbeeld.example"]
        assert mail.subject == "Kijk na: 1 kapotte link"
        assert "https://weg.example/0" in mail.body
        assert "Staat op: Met link" in mail.body

    def test_one_failure_says_nothing(self, owner, mailoutbox):
        self.link(create_standard_page(owner=owner), failures=1)
        link_mail.mail()
        assert mailoutbox == []

    def test_everybody_reads_of_their_own_pages_only(self, owner, mailoutbox):
        mine = create_standard_page(title="Van Sanne", owner=owner)
        nobodys = create_standard_page(title="Van niemand")
        self.link(mine, nobodys)
        link_mail.mail()
        bodies = {mail.to[0]: mail.body for mail in mailoutbox}
        assert set(bodies) == {EDITORS, "sanne@voorbeeld.example"}
        assert "Van niemand" not in bodies["sanne@voorbeeld.example"]
        assert "Van Sanne" not in bodies[EDITORS]

    def test_a_link_that_breaks_again_is_a_new_mail(self, owner, mailoutbox):
        link = self.link(create_standard_page(owner=owner))
        link_mail.mail()
        link.refresh_from_db()
        link.keep(status=200, problem="")
        for _ in range(2):
            link.keep(status=404, problem="weg")
        link_mail.mail()
        assert len(mailoutbox) == 2

    def test_a_page_that_went_offline_is_not_mailed_about(self, owner, mailoutbox):
        self.link(create_standard_page(owner=owner, live=False))
        link_mail.mail()
        assert mailoutbox == []

    def test_the_scheduler_sends_it(self, owner, mailoutbox, time_machine):
        time_machine.move_to("2026-11-20 12:00:00+01:00")
        page = create_standard_page(
            owner=owner,
            body=[("text", '<p><a href="/is-er-niet/">weg</a></p>')],
        )
        call_command("run_due")
        time_machine.shift(timedelta(days=7))
        call_command("run_due")
        time_machine.shift(timedelta(days=1))
        call_command("run_due")
        (mail,) = mailoutbox
        assert page.title in mail.body
