import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core import page_links
from core.publishing import NotReady
from tests.factories import (
    create_document,
    create_event,
    create_standard_page,
    create_story,
)

pytestmark = pytest.mark.django_db


def page_with(*body, **changes):
    return create_standard_page(body=list(body), **changes)


def text(markup):
    return ("text", f"<p>{markup}</p>")


def to_page(page, words="deze pagina"):
    return text(f'Lees <a linktype="page" id="{page.pk}">{words}</a>.')


def call(**changes):
    value = {"title": "Bel ons", "text": "", "link_label": "Bel nu"}
    value |= {"link_page": None, "link_url": ""}
    return ("call_to_action", value | changes)


def problems(page):
    return [message for _field, message in page_links.problems(page)]


class TestFinding:
    def test_links_are_found_in_every_kind_of_content(self):
        target = create_standard_page()
        page = page_with(
            text('<a href="https://een.voorbeeld.example/a">een</a>'),
            (
                "question_answer",
                {
                    "question": "Hoe?",
                    "answer": '<p><a href="https://twee.voorbeeld.example">twee</a></p>',
                },
            ),
            (
                "tips",
                {
                    "title": "Tips",
                    "items": [
                        '<p><a href="http://drie.voorbeeld.example/">drie</a></p>'
                    ],
                },
            ),
            call(link_url="https://vier.voorbeeld.example/"),
            call(link_page=target, link_label="vijf"),
        )
        assert [(link.text, link.address) for link in page_links.links(page)] == [
            ("een", "https://een.voorbeeld.example/a"),
            ("twee", "https://twee.voorbeeld.example"),
            ("drie", "http://drie.voorbeeld.example/"),
            ("Bel nu", "https://vier.voorbeeld.example/"),
            ("vijf", f"pagina:{target.pk}"),
        ]

    def test_the_lines_that_hang_on_a_page_count_too(self):
        story = create_story()
        story.related_links.create(
            url="https://elders.voorbeeld.example/", title="Elders", site_name="Elders"
        )
        addresses = [link.address for link in page_links.links(story)]
        assert addresses == ["https://elders.voorbeeld.example/"]

    def test_the_note_of_a_press_release_counts_too(self):
        note = '<p><a href="https://pers.voorbeeld.example/">pers</a></p>'
        story = create_story(press_note=note)
        addresses = [link.address for link in page_links.links(story)]
        assert addresses == ["https://pers.voorbeeld.example/"]

    def test_mail_phone_and_places_on_the_page_are_no_links_to_check(self):
        page = page_with(
            text(
                '<a href="mailto:info@voorbeeld.example">mail</a>'
                '<a href="tel:0380000011">bel</a>'
                '<a href="javascript:alert(1)">nee</a>'
            )
        )
        assert page_links.links(page) == []

    def test_a_path_belongs_to_the_site_of_the_page(self):
        page = page_with(text('<a href="/over-ons/?a=1#team">ons</a>'))
        assert [link.address for link in page_links.links(page)] == [
            "http://localhost/over-ons/?a=1"
        ]


class TestPublication:
    def test_a_link_to_a_live_page_is_fine(self):
        assert problems(page_with(to_page(create_standard_page()))) == []

    def test_a_link_to_a_draft_names_its_words_and_the_page(self):
        draft = create_standard_page(title="Nog niet", live=False)
        assert problems(page_with(to_page(draft, "ons plan"))) == [
            "De link ‘ons plan’ werkt niet: de pagina ‘Nog niet’ staat niet online."
        ]

    def test_a_link_to_a_deleted_page_stops_publication(self):
        target = create_standard_page()
        page = page_with(to_page(target, "weg"))
        target.delete()
        with pytest.raises(NotReady, match="‘weg’ werkt niet: die pagina bestaat niet"):
            page.save_revision().publish()

    def test_a_button_whose_page_was_deleted_stops_publication(self):
        target = create_standard_page()
        page = page_with(call(link_page=target))
        target.delete()
        page = type(page).objects.get(pk=page.pk)
        assert problems(page) == [
            "De link ‘Bel nu’ werkt niet: die pagina bestaat niet meer."
        ]

    def test_a_link_to_a_deleted_document_stops_publication(self):
        document = create_document()
        page = page_with(text(f'<a linktype="document" id="{document.pk}">plan</a>'))
        assert problems(page) == []
        document.delete()
        assert problems(page) == [
            "De link ‘plan’ werkt niet: dat bestand bestaat niet meer."
        ]

    @pytest.mark.parametrize("number", ["", "-1", "x", "9" * 30, "²"])
    def test_a_number_that_is_none_is_a_page_that_is_not_there(self, number):
        page = page_with(text(f'<a linktype="page" id="{number}">raar</a>'))
        assert len(problems(page)) == 1

    def test_many_links_take_one_query_for_pages_and_one_for_files(
        self, query_budget, site
    ):
        targets = [create_standard_page() for _ in range(20)]
        page = page_with(*[to_page(target) for target in targets])
        page_links.problems(page)
        with query_budget(2):
            assert page_links.problems(page) == []


class TestOwnAddresses:
    def problem(self, path):
        site, path = page_links.own_path(f"http://localhost{path}")
        return page_links.path_problem(site, path)

    @pytest.fixture(autouse=True)
    def page(self, site):
        return create_standard_page(slug="over-ons")

    @pytest.mark.parametrize("path", ["", "/", "/over-ons/", "/over-ons", "/zoeken/"])
    def test_what_is_there_works(self, path):
        assert self.problem(path) == ""

    def test_an_address_below_a_page_works(self):
        page = create_event()
        assert self.problem(page.url) == ""
        assert self.problem(f"{page.url}aanmelden/") == ""
        assert self.problem(f"{page.url}weg/") == "die pagina bestaat niet"

    def test_an_address_that_leads_on_works(self):
        Redirect.objects.create(old_path="/oud", redirect_link="/over-ons/")
        assert self.problem("/oud/") == ""

    def test_what_is_not_there_does_not(self):
        assert self.problem("/over-hen/") == "die pagina bestaat niet"

    def test_a_draft_is_not_there(self):
        create_standard_page(slug="concept", live=False)
        assert self.problem("/concept/") == "die pagina bestaat niet"

    def test_another_site_is_not_ours(self):
        assert page_links.own_path("http://localhost.voorbeeld.example/") is None

    def test_a_site_on_another_port_is_not_ours(self):
        Site.objects.update(port=8000)
        assert page_links.own_path("http://localhost/over-ons/") is None
