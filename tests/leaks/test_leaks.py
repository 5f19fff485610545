"""Nothing of a person or of work is in any answer to who may not see it.

Every address of the product is asked for by everybody. The search is done once as who
knows what is hidden: a hidden value may not even make a difference.
"""

import pytest

from profiles.people.enums import Audience
from tests.factories import create_member, create_organisation
from tests.fuzz.content import create_everything
from tests.leaks import canaries, crawl, work
from tests.sessions import log_in

pytestmark = pytest.mark.django_db
PLACES_TO_SEARCH = ("/zoeken/", "/zoeken/suggesties/")
LISTS = {"people": ["/wie-is-wie/"], "work": ["/vacatures/", "/werkgevers/"]}


@pytest.fixture
def organisation(site):
    create_everything()
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def birds(organisation):
    return canaries.release(organisation) + work.release(organisation)


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


def test_the_canaries_of_work_sing_as_well(organisation, birds, client):
    """Members read the text and the notes; who works on it sees the contacts too."""
    (note,) = (bird for bird in birds if bird.text == "Notitie njizomrak")
    own = [bird for bird in birds if bird.slug == note.slug]
    colleague, _reach = crawl.readers(organisation)["member elsewhere"]
    page = colleague.get(note.slug).text
    assert all(
        bird.text in page
        for bird in own
        if bird.audience == Audience.MEMBERS and not bird.text.startswith("Afspraak")
    )
    log_in(client, create_member())
    client.post(f"{note.slug}doe/doe-mee/")
    assert "038 000 00 49" in client.get(note.slug).text


@pytest.mark.parametrize("is_admin", [False, True], ids=["site", "admin"])
def test_no_address_shows_anybody_what_is_not_for_them(
    organisation, birds, is_admin, capsys, pytestconfig
):
    slugs = sorted({bird.slug for bird in birds if "/" not in bird.slug})
    paths = list(crawl.addresses(slugs, admin=is_admin))
    found, total = [], 0
    for who, (client, reach) in crawl.readers(organisation).items():
        if is_admin and who not in crawl.STAFF:
            continue
        hidden = [bird for bird in birds if who not in bird.roles]
        for path in paths:
            total += 1
            leaked = crawl.leaks(client, reach, path, hidden)
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
            kind = "work" if "/" in bird.slug else "people"
            for place in (*PLACES_TO_SEARCH, *LISTS[kind]):
                page = client.get(place, {"q": bird.text})
                if page.status_code != 200:
                    continue
                assert not bird.is_found_in(page.text), f"{who}: {bird} at {place}"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("/vacatures/", "title bij karmozijn egelantier"),
        ("/werkgevers/", "Werkplaats karmozijn"),
        ("/wie-is-wie/", "Quirine Zonnedauw 13"),
        ("/zoeken/", "title bij karmozijn egelantier"),
        ("/zoeken/", "Quirine Zonnedauw 13"),
    ],
)
def test_what_members_may_see_is_found_by_who_knows_it(
    organisation, birds, place, text
):
    """The control: that the test above can fail in each place."""
    client, _reach = crawl.readers(organisation)["member elsewhere"]
    (bird,) = (bird for bird in birds if bird.text == text)
    assert bird.is_found_in(client.get(place, {"q": text}).text)
