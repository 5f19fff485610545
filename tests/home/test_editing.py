"""Saving and publishing a page as an editor does it, in the admin."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import StandardPage
from tests.factories import create_home_page, create_standard_page, create_story

pytestmark = pytest.mark.django_db


def form(page=None, *, body="Gewone woorden.", **changes):
    fields = {
        "title": page.title if page else "Een pagina",
        "slug": page.slug if page else "een-pagina",
        "intro": "",
        "seo_title": "",
        "search_description": "Waar deze pagina over gaat.",
        "social_image": "",
        "body": streamfield([("text", rich_text(f"<p>{body}</p>"))]),
        "go_live_at": "",
        "expire_at": "",
        "review_on": "",
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    return nested_form_data(fields | changes)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def post(client, page, **changes):
    """Send the form of a page and return the messages that the editor sees."""
    response = client.post(edit_url(page), form(page, **changes), follow=True)
    assert response.status_code == 200
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def editor(as_role):
    return as_role("redacteur")


class TestSchedule:
    def when(self, **ahead):
        return localtime(timezone.now() + timedelta(**ahead)).replace(
            second=0, microsecond=0
        )

    def typed(self, moment):
        return moment.strftime("%Y-%m-%d %H:%M")

    def test_the_time_zone_stands_beside_both_times(self, editor):
        html = editor.get(edit_url(create_standard_page())).text
        assert html.count("Tijd in Nederland (Europe/Amsterdam).") == 2

    def test_stories_can_be_scheduled_too(self, editor):
        html = editor.get(edit_url(create_story())).text
        assert 'name="go_live_at"' in html
        assert html.count("Tijd in Nederland (Europe/Amsterdam).") == 2

    def test_the_message_says_when_in_words(self, editor, time_machine):
        time_machine.move_to("2026-11-20 12:00:00+01:00")
        page = create_standard_page(title="Nieuws", live=False)
        messages = post(
            editor,
            page,
            go_live_at="2026-12-03 10:00",
            expire_at="2027-01-04 09:30",
            **{"action-publish": "1"},
        )
        assert (
            "‘Nieuws’ is ingepland: online op 3 december 2026 om 10.00 uur, en weer"
            " offline op 4 januari 2027 om 09.30 uur (tijd in Nederland)."
        ) in [message.strip() for message in messages]

    def test_a_live_page_that_will_end_says_so(self, editor):
        ends = self.when(days=2)
        messages = post(
            editor,
            create_standard_page(title="Nieuws"),
            expire_at=self.typed(ends),
            **{"action-publish": "1"},
        )
        assert any("‘Nieuws’ is ingepland: offline op" in m for m in messages)

    def test_publishing_now_mentions_no_schedule(self, editor):
        messages = post(editor, create_standard_page(), **{"action-publish": "1"})
        assert messages
        assert not any("ingepland" in message for message in messages)

    def test_a_page_goes_online_and_offline_by_command(
        self, client, editor, time_machine
    ):
        time_machine.move_to("2026-11-20 12:00:00+01:00")
        page = create_standard_page(slug="straks", live=False)
        post(
            editor,
            page,
            go_live_at="2026-11-20 13:00",
            expire_at="2026-11-20 14:00",
            **{"action-publish": "1"},
        )
        assert client.get("/straks/").status_code == 404
        time_machine.move_to("2026-11-20 13:00:30+01:00")
        call_command("run_due")
        assert client.get("/straks/").status_code == 200
        time_machine.move_to("2026-11-20 14:00:30+01:00")
        call_command("run_due")
        assert client.get("/straks/").status_code == 404
        assert StandardPage.objects.get(pk=page.pk).expired

    def test_a_new_version_of_a_live_page_waits_for_its_time(
        self, client, editor, time_machine
    ):
        time_machine.move_to("2026-11-20 12:00:00+01:00")
        page = create_standard_page(slug="staat-er-al")
        post(
            editor,
            page,
            body="Nieuwe woorden.",
            go_live_at="2026-11-20 13:00",
            **{"action-publish": "1"},
        )
        call_command("run_due")
        assert "Nieuwe woorden" not in client.get("/staat-er-al/").text
        time_machine.move_to("2026-11-20 13:01:00+01:00")
        call_command("run_due")
        assert "Nieuwe woorden" in client.get("/staat-er-al/").text

    def test_an_editor_can_call_it_off_with_the_button_of_the_admin(
        self, editor, time_machine
    ):
        time_machine.move_to("2026-11-20 12:00:00+01:00")
        page = create_standard_page(live=False)
        post(
            editor,
            page,
            go_live_at="2026-12-03 10:00",
            **{"action-publish": "1"},
        )
        page.refresh_from_db()
        cancel = reverse(
            "wagtailadmin_pages:revisions_unschedule",
            args=[page.pk, page.scheduled_revision.pk],
        )
        # The script of the admin sends the whole address of the page it is on.
        here = f"http://testserver{edit_url(page)}"
        assert editor.post(cancel, {"next": here}).status_code == 302
        assert StandardPage.objects.get(pk=page.pk).scheduled_revision is None

    def test_the_button_leads_to_no_other_site(self, editor):
        page = create_standard_page()
        unlock = reverse("wagtailadmin_pages:unlock", args=[page.pk])
        for elsewhere in (
            "http://testserver.voorbeeld.example/",
            "http://testserver//voorbeeld.example/",
            "https://voorbeeld.example/",
            "//voorbeeld.example/",
        ):
            assert editor.post(unlock, {"next": elsewhere}).status_code == 400


class TestWarnings:
    def test_a_discouraged_word_warns_and_saves(self, editor):
        page = create_standard_page()
        messages = post(editor, page, body="Uit de kaartenbak.")
        warning = next(m for m in messages if "Let op" in m)
        assert "‘kaartenbak’" in warning
        assert "mensen die werk zoeken" in warning
        page.refresh_from_db()
        assert "kaartenbak" in str(page.get_latest_revision_as_object().body)

    def test_a_discouraged_word_does_not_stop_publication(self, editor):
        page = create_standard_page(live=False)
        post(editor, page, body="Een doelgroeper.", **{"action-publish": "1"})
        page.refresh_from_db()
        assert page.live

    def test_a_missing_description_warns(self, editor):
        messages = post(editor, create_standard_page(), search_description="")
        assert any("geen omschrijving voor zoekmachines" in m for m in messages)

    def test_a_page_without_remarks_gets_none(self, editor):
        messages = post(editor, create_standard_page())
        assert not any("Let op" in message for message in messages)

    def test_a_new_page_is_read_too(self, editor):
        home = create_home_page()
        url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
        response = editor.post(url, form(body="Een target."), follow=True)
        assert any("‘target’" in str(m) for m in response.context["messages"])

    def test_an_automatic_save_says_nothing_but_refreshes_the_checks(self, editor):
        page = create_standard_page()
        response = editor.post(
            edit_url(page),
            form(page, body="Uit de kaartenbak."),
            headers={"accept": "application/json"},
        )
        assert "kaartenbak" in response.json()["html"]
        assert "#editors-checks" in response.json()["html"]
        after = editor.get(edit_url(page))
        assert not any("Let op" in str(m) for m in after.context["messages"])

    def test_words_of_an_editor_are_no_markup_in_a_message(self, editor):
        page = create_standard_page(title="<script>alert(1)</script>")
        response = editor.post(edit_url(page), form(page, body="target"), follow=True)
        assert "<script>alert(1)" not in response.text


class TestChecksPanel:
    def panel(self, editor, page):
        html = editor.get(edit_url(page)).text
        return html.partition('id="editors-checks"')[2].partition("</div>")[0]

    def test_it_names_what_is_missing_and_what_could_be_better(self, editor):
        target = create_standard_page(title="Weg", live=False)
        story = create_story(
            live=False,
            intro="Een match.",
            image=None,
            image_alt="",
            body=[("text", f'<p><a linktype="page" id="{target.pk}">lees</a></p>')],
        )
        panel = self.panel(editor, story)
        assert "Kies een hoofdafbeelding." in panel
        assert "De link ‘lees’ werkt niet" in panel
        assert "‘match’ (bij inleiding)" in panel

    def test_it_says_so_when_all_is_well(self, editor):
        page = create_standard_page(search_description="Waar het over gaat.")
        assert "Alles in orde" in self.panel(editor, page)

    def test_before_the_first_save_there_is_nothing_to_check(self, editor):
        home = create_home_page()
        url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
        assert "Bewaar de pagina" in editor.get(url).text


class TestDeadLinks:
    def test_publishing_with_a_dead_link_is_refused_beside_the_form(self, editor):
        target = create_standard_page(title="Weg", live=False)
        page = create_standard_page(live=False)
        markup = f'<a linktype="page" id="{target.pk}">ons plan</a>'
        response = editor.post(
            edit_url(page), form(page, body=markup, **{"action-publish": "1"})
        )
        assert "De link ‘ons plan’ werkt niet" in response.text
        page.refresh_from_db()
        assert not page.live

    def test_a_draft_may_have_one(self, editor):
        target = create_standard_page(live=False)
        page = create_standard_page(live=False)
        markup = f'<a linktype="page" id="{target.pk}">ons plan</a>'
        response = editor.post(edit_url(page), form(page, body=markup))
        assert response.status_code == 302


def test_the_review_date_is_kept_and_can_be_changed(editor):
    page = create_standard_page()
    post(editor, page, review_on="2031-05-06", **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.review_on == date(2031, 5, 6)
