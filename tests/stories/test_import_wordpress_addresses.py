import pytest
from wagtail.contrib.redirects.models import Redirect

from stories.models import StoryPage
from tests.factories import (
    create_story,
)
from tests.stories import wxr

pytestmark = pytest.mark.django_db


def test_old_addresses_lead_to_the_story(run_import, client):
    run_import(wxr.item(7, content=wxr.BODY, slug="in-de-kas"))
    for old in ("/nieuws/in-de-kas/", "/?p=7"):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"].endswith("/verhalen/in-de-kas/")


@pytest.mark.parametrize("query", ["p=8", "p=", "p=x", "p=%00", "p=" + "9" * 50, "q=7"])
def test_an_unknown_number_shows_the_front_page(run_import, client, query):
    run_import(wxr.item(7, content=wxr.BODY))
    assert client.get(f"/?{query}").status_code in {200, 400}


def test_a_draft_without_name_has_only_its_number_for_an_address(run_import):
    text = wxr.item(7, content=wxr.BODY, status="draft").replace(
        "/nieuws/bericht-7/", "/?p=7"
    )
    run_import(text)
    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/?p=7"]


def test_a_redirect_that_an_editor_made_is_left_alone(run_import, library):
    Redirect.add_redirect("/nieuws/bericht-7/", library, site=library.get_site())
    out = run_import(wxr.item(7, content=wxr.BODY))
    redirect = Redirect.objects.get(old_path="/nieuws/bericht-7")
    assert redirect.redirect_page_id == library.pk
    assert "stuurt al door naar iets anders" in " ".join(out.split())


@pytest.mark.parametrize(
    ("old", "new"),
    [("nieuw", "in-de-kas"), ("123", "in-de-kas"), ("caf%C3%A9-kas", "cafe-kas")],
)
def test_an_address_that_we_do_not_allow_is_replaced(run_import, old, new):
    run_import(wxr.item(7, title="In de kas", content=wxr.BODY, slug=old))
    assert StoryPage.objects.get().slug == new


def test_an_address_that_is_taken_gets_a_number(run_import, library):
    create_story(parent=library, slug="in-de-kas")
    run_import(wxr.item(7, content=wxr.BODY, slug="in-de-kas"))
    assert StoryPage.objects.filter(slug="in-de-kas-2").exists()


def test_links_to_the_old_site_follow_its_redirects(run_import):
    link = '<a href="https://oud.voorbeeld.example/nieuws/bericht-8/">daar</a>'
    run_import(wxr.item(7, content=f"{wxr.BODY}<p>Kijk {link}.</p>"))
    assert 'href="/nieuws/bericht-8/"' in StoryPage.objects.get().body[0].value.source
