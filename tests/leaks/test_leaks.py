"""Nothing of a profile is in any answer to who may not see it.

Every address of the product is asked for by everybody. The search is done once as who
knows what is hidden: a hidden value may not even make a difference.
"""

import pytest

from profiles.people.enums import Audience
from tests.factories import create_organisation
from tests.fuzz.content import create_everything
from tests.leaks import canaries, crawl

pytestmark = pytest.mark.django_db
PLACES_TO_SEARCH = ("/zoeken/", "/zoeken/suggesties/", "/wie-is-wie/")


@pytest.fixture
def organisation(site):
    create_everything()
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def birds(organisation):
    return canaries.release(organisation)


def test_the_canaries_sing_for_who_may_hear_them(organisation, birds):
    """Without this the other tests could pass on a site that shows nothing at all."""
    client, _reach = crawl.readers(organisation)["colleague"]
    for audience in (Audience.ORGANISATION, Audience.MEMBERS):
        (phone,) = (
            bird
            for bird in birds
            if bird.audience == audience and bird.text.startswith("038")
        )
        page = client.get(f"/wie-is-wie/{phone.slug}/")
        assert phone.text in page.text


@pytest.mark.parametrize("is_admin", [False, True], ids=["site", "admin"])
def test_no_address_shows_anybody_what_is_not_for_them(
    organisation, birds, is_admin, capsys, pytestconfig
):
    slugs = sorted({bird.slug for bird in birds})
    paths = list(crawl.addresses(slugs, admin=is_admin))
    found, total = [], 0
    for who, (client, reach) in crawl.readers(organisation).items():
        if is_admin and who not in crawl.STAFF:
            continue
        for path in paths:
            total += 1
            leaked = crawl.leaks(client, reach, path, birds)
            found += [f"{who} sees {bird.text!r} at {path}" for bird in leaked]
    with capsys.disabled():
        writer = pytestconfig.get_terminal_writer()
        writer.line(
            f"{len(paths)} addresses, {total} answers read for {len(birds)} values"
        )
    assert not found, "\n".join(found[:40])


def test_the_crawl_notices_a_value_that_is_not_for_a_reader(organisation, birds):
    client, reach = crawl.readers(organisation)["visitor"]
    (public,) = (
        bird
        for bird in birds
        if bird.audience == Audience.EVERYONE and bird.text.startswith("038")
    )
    path = f"/wie-is-wie/{public.slug}/"
    assert crawl.leaks(client, reach, path, [public]) == []
    assert crawl.leaks(client, reach + 1, path, [public]) == [public]


def test_what_is_hidden_is_not_found_by_who_knows_it(organisation, birds):
    for who, (client, reach) in crawl.readers(organisation).items():
        for bird in birds:
            if bird.audience >= reach or bird.text.startswith("http"):
                continue
            for place in PLACES_TO_SEARCH:
                page = client.get(place, {"q": bird.text})
                if page.status_code != 200:
                    continue
                assert bird.slug not in page.text, f"{who} finds {bird.text} at {place}"
