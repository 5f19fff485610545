"""The reports in the admin, as the roles see them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core import outside
from core.models import CheckedLink, DiscouragedWord
from stories.brochures import count_download
from tests.factories import (
    create_brochure,
    create_image,
    create_standard_page,
    create_story,
    create_user,
)

pytestmark = pytest.mark.django_db

SLUGS = [
    "ingepland",
    "na-te-kijken",
    "kapotte-links",
    "afbeeldingen-zonder-bron",
    "downloads",
]


@pytest.fixture
def editor(as_role):
    return as_role("redacteur")


def report(client, slug, **query):
    response = client.get(reverse(slug), query)
    assert response.status_code == 200
    return response


def titles(client, slug, **query):
    return [str(row) for row in report(client, slug, **query).context["object_list"]]


def broken_link(page, address="https://weg.voorbeeld.example/"):
    link = CheckedLink.objects.create(address=address)
    link.pages.add(page)
    link.keep(status=404, problem="deze pagina bestaat niet (meer) (404)")
    return link


class TestAccess:
    @pytest.mark.parametrize("slug", SLUGS)
    def test_an_editor_reads_every_report_and_finds_it_in_the_menu(self, editor, slug):
        report(editor, slug)
        assert reverse(slug) in editor.get("/admin/").text

    @pytest.mark.parametrize("slug", SLUGS)
    def test_an_empty_report_says_so_in_dutch(self, editor, slug):
        text = report(editor, slug).text
        assert any(
            words in text
            for words in (
                "Er staat niets",
                "Er is niets",
                "Alle links",
                "Elke",
                "nog geen",
            )
        )

    @pytest.mark.parametrize("slug", SLUGS)
    @pytest.mark.parametrize("query", [{}, {"export": "csv"}, {"export": "xlsx"}])
    def test_a_moderator_reads_none(self, as_role, slug, query):
        response = as_role("moderator").get(reverse(slug), query)
        assert response.status_code in {302, 403, 404}
        assert "text/csv" not in response.headers.get("Content-Type", "")

    @pytest.mark.parametrize("slug", SLUGS)
    def test_a_visitor_is_sent_to_the_login(self, client, slug):
        assert client.get(reverse(slug)).status_code == 302

    @pytest.mark.parametrize("slug", SLUGS)
    def test_the_list_can_be_refreshed_and_downloaded(self, editor, slug):
        assert editor.get(reverse(f"{slug}_results")).status_code == 200
        response = report(editor, slug, export="csv")
        assert response.headers["Content-Type"] == "text/csv"
        assert response.getvalue()
        assert report(editor, slug, export="xlsx").getvalue()


class TestSchedule:
    def schedule(self, days, **changes):
        page = create_standard_page(live=False, **changes)
        page.go_live_at = timezone.now() + timedelta(days=days)
        page.save_revision().publish()
        return page

    def test_what_comes_first_stands_first(self, editor):
        self.schedule(3, title="Later")
        self.schedule(1, title="Eerder")
        create_standard_page(
            title="Loopt af", expire_at=timezone.now() + timedelta(days=2)
        )
        create_standard_page(title="Blijft")
        assert titles(editor, "ingepland") == ["Eerder", "Loopt af", "Later"]

    def test_the_front_page_counts_them(self, editor):
        self.schedule(1)
        assert "1 pagina ingepland" in editor.get("/admin/").text

    def test_many_pages_take_as_many_queries_as_one(self, editor, query_budget):
        self.schedule(1)
        report(editor, "ingepland")
        for number in range(20):
            self.schedule(number + 1)
        with query_budget(25):
            assert len(titles(editor, "ingepland")) == 21


class TestReviews:
    def page(self, days=0, **changes):
        due = timezone.localdate() + timedelta(days=days)
        return create_standard_page(review_on=due, **changes)

    def test_overdue_pages_and_those_of_the_coming_month_are_listed(self, editor):
        self.page(30, title="Binnenkort")
        self.page(-5, title="Te laat")
        self.page(40, title="Nog lang niet")
        self.page(-5, title="Concept", live=False)
        assert titles(editor, "na-te-kijken") == ["Te laat", "Binnenkort"]

    def test_the_list_can_be_filtered_by_when_type_and_owner(self, editor):
        self.page(-1, title="Van mij", owner=editor.user)
        self.page(10, title="Van niemand")
        story = create_story(title="Een verhaal", review_on=timezone.localdate())
        late = titles(editor, "na-te-kijken", due_on="te-laat")
        assert late == ["Van mij", "Een verhaal"]
        soon = titles(editor, "na-te-kijken", due_on="binnenkort")
        assert soon == ["Van niemand"]
        by_type = titles(
            editor, "na-te-kijken", content_type=story.cached_content_type.pk
        )
        assert by_type == ["Een verhaal"]
        assert titles(editor, "na-te-kijken", owner=editor.user.pk) == ["Van mij"]

    def test_pages_of_who_left_can_be_found(self, editor):
        left = create_user(role="redacteur", is_active=False)
        member = create_user()
        self.page(title="Van wie weg is", owner=left)
        self.page(title="Van een lid", owner=member)
        self.page(title="Van niemand")
        self.page(title="Van mij", owner=editor.user)
        found = titles(editor, "na-te-kijken", owner="niemand")
        assert sorted(found) == ["Van een lid", "Van niemand", "Van wie weg is"]
        assert "(weg)" in report(editor, "na-te-kijken").text

    def test_one_press_says_that_a_page_is_still_right(self, editor):
        page = self.page(-5)
        response = editor.post(reverse("mark_read", args=[page.pk]), follow=True)
        page.refresh_from_db()
        assert page.review_on > timezone.localdate() + timedelta(days=350)
        assert "is nagekeken. Volgende keer:" in response.text
        assert titles(editor, "na-te-kijken") == []
        history = reverse("wagtailadmin_pages:history", args=[page.pk])
        assert "alles op deze pagina klopt nog" in editor.get(history).text

    def test_who_may_not_publish_may_not_say_so(self, as_role):
        page = self.page(-5)
        as_role("moderator").post(reverse("mark_read", args=[page.pk]))
        page.refresh_from_db()
        assert page.review_on < timezone.localdate()

    def test_looking_changes_nothing(self, editor):
        page = self.page(-5)
        assert editor.get(reverse("mark_read", args=[page.pk])).status_code == 405

    def test_many_pages_take_as_many_queries_as_one(self, editor, query_budget):
        owner = create_user(role="redacteur")
        self.page(owner=owner)
        report(editor, "na-te-kijken")
        for _ in range(20):
            self.page(owner=owner)
        with query_budget(25):
            assert len(titles(editor, "na-te-kijken")) == 21


class TestLinks:
    def test_a_link_is_listed_with_what_is_wrong_and_where_it_stands(self, editor):
        page = create_standard_page(title="Met link")
        broken_link(page)
        html = report(editor, "kapotte-links").text
        assert "https://weg.voorbeeld.example/" in html
        assert "deze pagina bestaat niet (meer) (404)" in html
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html

    def test_a_link_that_works_again_is_gone(self, editor):
        broken_link(create_standard_page()).keep(status=200, problem="")
        assert titles(editor, "kapotte-links") == []

    def test_an_editor_can_ask_again_at_once(self, editor, monkeypatch):
        broken_link(create_standard_page())
        monkeypatch.setattr(outside, "ask", lambda address: outside.Answer(200, ""))
        editor.post(reverse("check_links_again"))
        assert titles(editor, "kapotte-links") == []

    def test_a_moderator_cannot(self, as_role, monkeypatch):
        asked = []
        monkeypatch.setattr(outside, "ask", asked.append)
        broken_link(create_standard_page())
        as_role("moderator").post(reverse("check_links_again"))
        assert asked == []

    def test_an_address_is_text_and_no_link_to_click(self, editor):
        broken_link(create_standard_page(), "javascript:alert(1)")
        assert 'href="javascript' not in report(editor, "kapotte-links").text

    def test_many_links_take_as_many_queries_as_one(self, editor, query_budget):
        page = create_standard_page()
        broken_link(page)
        report(editor, "kapotte-links")
        for number in range(20):
            broken_link(page, f"https://weg.voorbeeld.example/{number}")
        with query_budget(20):
            assert len(titles(editor, "kapotte-links")) == 21


class TestImages:
    def test_pictures_that_lack_something_are_listed_with_what(self, editor):
        create_image(title="Zonder bron", credit="", description="Een kas")
        create_image(title="Zonder woorden", description="")
        create_image(title="Zonder iets", credit="", description="")
        create_image(title="Compleet", description="Een kas")
        html = report(editor, "afbeeldingen-zonder-bron").text
        assert "Compleet" not in html
        assert "bron en beschrijving" in html
        without = titles(editor, "afbeeldingen-zonder-bron", missing="bron")
        assert sorted(without) == ["Zonder bron", "Zonder iets"]

    def test_many_pictures_take_as_many_queries_as_one(self, editor, query_budget):
        for _ in range(21):
            create_image(credit="")
        report(editor, "afbeeldingen-zonder-bron")
        with query_budget(20):
            assert len(titles(editor, "afbeeldingen-zonder-bron")) == 21


class TestDownloads:
    def test_downloads_are_listed_per_month_newest_first(self, editor):
        brochure = create_brochure(title="Starten")
        for day in (date(2026, 9, 3), date(2026, 10, 1), date(2026, 10, 31)):
            count_download(brochure, on=day)
        response = report(editor, "downloads", export="csv")
        assert response.getvalue().decode().splitlines() == [
            "Maand,Brochure,Aantal",
            "oktober 2026,Starten,2",
            "september 2026,Starten,1",
        ]
        rows = report(editor, "downloads", month="2026-09-01").context["object_list"]
        assert [row.total for row in rows] == [1]

    def test_many_rows_take_as_many_queries_as_one(self, editor, query_budget):
        brochure = create_brochure()
        for month in range(1, 13):
            count_download(brochure, on=date(2025, month, 1))
        report(editor, "downloads")
        with query_budget(20):
            assert len(titles(editor, "downloads")) == 12


def test_no_cell_of_a_download_is_a_formula(editor):
    create_image(title="=1+1", credit="", description="")
    response = report(editor, "afbeeldingen-zonder-bron", export="csv")
    assert ",'=1+1," in response.getvalue().decode()


class TestWords:
    def test_an_editor_keeps_the_list_of_words(self, editor):
        listing = editor.get(reverse("wagtailsnippets_core_discouragedword:list"))
        assert "kaartenbak" in listing.text
        editor.post(
            reverse("wagtailsnippets_core_discouragedword:add"),
            {"word": "bakkie", "advice": "Schrijf koffie.", "allowed_in_quotes": "on"},
        )
        assert DiscouragedWord.objects.filter(word="bakkie").exists()
