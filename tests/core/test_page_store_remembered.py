"""What stands around every page is read once, until something public changes."""

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Site

from core.models import SiteDetails, Theme
from core.page_store import generation, remembered
from core.page_store.generation import Counter
from core.sites import find_site
from home.models import FooterLink, Navigation
from tests.factories import (
    create_desk_finder,
    create_image,
    create_series,
    create_standard_page,
    create_story,
    create_target_group,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(settings, tmp_path, monkeypatch):
    settings.PAGE_STORE_MB = 1
    counter = Counter(tmp_path / "page-store")
    monkeypatch.setattr(generation, "counter", counter)
    monkeypatch.setattr(remembered, "_kept", {})
    return counter


def count(calls=None):
    calls = [] if calls is None else calls
    return lambda: calls.append(1) or len(calls)


def test_it_is_made_once_until_something_changes(counter):
    make = count()
    asked = [remembered.remembered("x", make) for _ in range(3)]
    counter.advance(withdrawn=False)
    assert [*asked, remembered.remembered("x", make)] == [1, 1, 1, 2]


def test_two_sites_do_not_share_it(counter):
    make = count()
    assert remembered.remembered(("x", 1), make) == 1
    assert remembered.remembered(("x", 2), make) == 2


def test_nothing_is_remembered_without_a_store_or_a_generation(
    counter, settings, monkeypatch
):
    make = count()
    monkeypatch.setattr(counter, "current", lambda: None)
    assert [remembered.remembered("x", make) for _ in range(2)] == [1, 2]
    settings.PAGE_STORE_MB = 0
    assert remembered.remembered("x", make) == 3


def test_who_works_on_a_template_sees_it_at_once(counter, settings):
    settings.DEBUG = True
    make = count()
    assert [remembered.remembered("x", make) for _ in range(2)] == [1, 2]


def test_a_forgotten_signal_is_made_good_in_minutes(counter, monkeypatch):
    make = count()
    monkeypatch.setattr(remembered, "A_WHILE", 0)
    assert [remembered.remembered("x", make) for _ in range(2)] == [1, 2]


def test_a_change_of_the_frame_is_seen_on_the_next_page(
    site, counter, django_capture_on_commit_callbacks
):
    story, client = create_story(), Client()
    client.get(story.url)
    details = SiteDetails.for_site(site)
    details.name = "Regio Zwolle werkt"
    with django_capture_on_commit_callbacks(execute=True):
        details.save()
    assert "Regio Zwolle werkt" in client.get(story.url).text


def test_a_new_link_in_the_footer_is_seen_on_the_next_page(
    site, counter, django_capture_on_commit_callbacks
):
    story, about, client = create_story(), create_standard_page(), Client()
    client.get(story.url)
    with django_capture_on_commit_callbacks(execute=True):
        navigation = Navigation.for_site(site)
        navigation.footer_links = [FooterLink(page=about, label="Wie we zijn")]
        navigation.save()
    assert f'<a href="{about.url}">Wie we zijn</a>' in client.get(story.url).text


def test_another_look_is_seen_on_the_next_page_of_its_site_alone(
    site, counter, django_capture_on_commit_callbacks
):
    client, sites = Client(), {"localhost": site}
    with django_capture_on_commit_callbacks(execute=True):
        sites["127.0.0.1"] = Site.objects.create(
            hostname="127.0.0.1", root_page=site.root_page
        )

    def shown():
        pages = {
            host: client.get(site.root_page.url, headers={"host": host}).text
            for host in sites
        }
        return [
            (host, "/thema/" in page, f"bel@{host}.voorbeeld.example" in page)
            for host, page in pages.items()
        ]

    assert shown() == [("localhost", False, False), ("127.0.0.1", False, False)]
    with django_capture_on_commit_callbacks(execute=True):
        Theme.objects.update_or_create(
            site=sites["127.0.0.1"], defaults={"square_corners": True}
        )
        for host, one in sites.items():
            details = SiteDetails.for_site(one)
            details.email = f"bel@{host}.voorbeeld.example"
            details.save()
    assert shown() == [("localhost", False, True), ("127.0.0.1", True, True)]


def request_to(host):
    return RequestFactory().get("/", headers={"host": host})


def test_one_site_is_looked_for_once(site, counter, query_budget):
    find_site(request_to("localhost"))
    with query_budget(0):
        again = find_site(request_to("127.0.0.1"))
    assert again == site
    assert again.root_page == site.root_page


def test_a_request_keeps_nothing_on_the_site_of_another(site, counter):
    first, second = (find_site(request_to("localhost")) for _ in range(2))
    first.root_page.title = "Een ander"
    assert second.root_page.title == site.root_page.title


def test_a_second_site_is_found_by_its_own_address(
    site, counter, django_capture_on_commit_callbacks
):
    assert find_site(request_to("localhost")) == site
    with django_capture_on_commit_callbacks(execute=True):
        second = Site.objects.create(hostname="127.0.0.1", root_page=site.root_page)
    assert find_site(request_to("127.0.0.1")) == second
    assert find_site(request_to("localhost")) == site


def test_a_story_takes_eleven_queries(site, counter, query_budget):
    for setting in (SiteDetails, Theme):
        setting.for_site(site)
    create_desk_finder()
    series, groups = create_series(), [create_target_group()]
    stories = [
        create_story(
            series=series,
            target_groups=groups,
            body=[
                ("text", "<p>Zo begon het.</p>"),
                ("photo", {"image": create_image(), "alt_text": "Een oven"}),
            ],
        )
        for _ in range(5)
    ]
    client = Client()
    client.get(stories[0].url)
    with query_budget(11):
        page = client.get(stories[2].url)
    assert stories[1].title in page.text
    assert stories[3].title in page.text
