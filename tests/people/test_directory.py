"""Finding a colleague in the wie-is-wie."""

from datetime import timedelta

import pytest
from django.utils import timezone

from profiles.people.enums import Audience
from profiles.people.models import Profile
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_specialism,
    create_user,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/wie-is-wie/"


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def uwv():
    return create_organisation(name="UWV")


@pytest.fixture
def reader(site, uwv):
    return create_member(
        organisation=uwv, name="Tessa Lezer", email="tessa@voorbeeld.example"
    )


@pytest.fixture
def noor(kampen):
    profile = create_member(
        organisation=kampen,
        name="Noor Visser",
        job_title="Jobcoach",
        drive="Iedereen kan fietsen leren.",
        ask_me="Proefplaatsingen",
        phone="038 000 00 21",
        slug="noor-visser",
    ).profile
    profile.municipalities.add(create_municipality(name="Zwartewaterland"))
    profile.specialisms.add(create_specialism(name="Loonwaardebepaling"))
    return profile


@pytest.fixture
def ask(client, reader):
    """Return a function that opens the list as a member of another organisation."""
    client.force_login(reader)

    def ask(address=""):
        response = client.get(f"{ADDRESS}?{address}")
        assert response.status_code == 200
        return response

    return ask


def names(response):
    return [card.view.name for card in response.context["cards"]]


def numbers(response, parameter):
    groups = response.context["selection"].groups
    group = next(group for group in groups if group.parameter == parameter)
    return {o.label: o.total for o in [*group.options, *group.more] if o.total}


def test_a_visitor_is_asked_to_log_in(site, client, noor):
    response = client.get(ADDRESS)
    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def test_who_was_not_let_in_yet_sees_nobody(site, client, noor):
    client.force_login(create_user())
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "Noor" not in response.content.decode()


WORDS = ["noor", "visser", "kampen", "zwartewaterland", "loonwaardebepaling", "fiets"]


@pytest.mark.parametrize("word", [*WORDS, "proefplaatsing", "0380000021", "jobco"])
def test_one_box_finds_every_visible_field(ask, noor, word):
    assert names(ask(f"q={word}")) == ["Noor Visser"]


@pytest.mark.parametrize("first", WORDS)
@pytest.mark.parametrize("second", WORDS)
def test_any_two_words_of_one_person_find_that_person(ask, noor, first, second):
    assert names(ask(f"q={first}+{second}")) == ["Noor Visser"]


def test_words_of_two_people_find_neither(ask, noor):
    assert names(ask("q=noor+tessa")) == []


PARTS = {
    "drive": "fietsen",
    "ask_me": "proefplaatsingen",
    "phone": "0380000021",
    "work": "zwartewaterland",
    "identity": "visser",
}


@pytest.mark.parametrize(("part", "word"), PARTS.items())
@pytest.mark.parametrize("audience", [Audience.NOBODY, Audience.ORGANISATION])
def test_a_hidden_field_is_not_found(ask, noor, part, word, audience):
    setattr(noor, f"{part}_audience", audience)
    noor.save()
    assert names(ask(f"q={word}")) == []


@pytest.mark.parametrize(("part", "word"), PARTS.items())
def test_a_field_for_colleagues_is_found_by_colleagues(
    site, client, kampen, noor, part, word
):
    setattr(noor, f"{part}_audience", Audience.ORGANISATION)
    noor.save()
    client.force_login(create_member(organisation=kampen, name="Ali Collega"))
    assert names(client.get(f"{ADDRESS}?q={word}")) == ["Noor Visser"]


def test_hidden_work_is_neither_counted_nor_chosen(ask, noor):
    noor.work_audience = Audience.ORGANISATION
    noor.save()
    response = ask("gemeente=zwartewaterland")
    assert names(response) == []
    assert numbers(ask(), "gemeente") == {}
    assert numbers(ask(), "specialisme") == {}


def test_the_page_is_the_same_with_and_without_somebody_hidden(ask, noor):
    noor.identity_audience = Audience.NOBODY
    noor.save()
    with_noor = ask("q=visser").content
    hidden = ask().content
    Profile.objects.filter(pk=noor.pk).delete()
    assert ask().content == hidden
    assert ask("q=visser").content == with_noor


def test_filters_combine_and_count(ask, noor):
    response = ask("soort=gemeente&gemeente=zwartewaterland&rol=lid")
    assert names(response) == ["Noor Visser"]
    assert numbers(response, "organisatie") == {"Gemeente Kampen": 1}
    assert numbers(ask(), "organisatie") == {"Gemeente Kampen": 1, "UWV": 1}
    assert names(ask("rol=coordinator")) == []


def test_a_new_role_counts_at_once(ask, noor):
    noor.user.memberships.update(role="coordinator")
    assert names(ask("rol=coordinator")) == ["Noor Visser"]
    assert numbers(ask(), "rol") == {"Coördinator": 1, "Lid": 1}


def test_the_field_that_holds_the_word_is_shown(ask, noor):
    card = ask("q=proefplaatsing").context["cards"][0]
    assert card.matches == [("vraag mij over", "Proefplaatsingen")]
    page = ask("q=proefplaatsing").content.decode()
    assert "<b>vraag mij over</b>: Proefplaatsingen" in page


def test_the_newest_come_first_on_request(ask, noor, reader):
    reader.profile.created_at = timezone.now() - timedelta(days=3)
    reader.profile.save()
    assert names(ask()) == ["Noor Visser", "Tessa Lezer"]
    create_member(name="Zora Nieuw")
    assert names(ask("volgorde=nieuwste"))[0] == "Zora Nieuw"
    assert names(ask("volgorde=naam"))[-1] == "Zora Nieuw"
    assert names(ask("volgorde=onzin")) == names(ask())


def test_a_name_weighs_more_than_other_words(ask, noor):
    create_member(name="Anna Bos", drive="Noor leerde mij fietsen.")
    assert names(ask("q=noor")) == ["Noor Visser", "Anna Bos"]
    assert names(ask("q=noor&volgorde=naam")) == ["Anna Bos", "Noor Visser"]


@pytest.mark.parametrize(
    "address",
    [
        "q=%00",
        "q=%25_%25",
        "q='%22(*",
        "gemeente=%27&rol=x&soort=" + "a" * 90,
        "pagina=9999999999999",
        "q=" + "a+" * 200,
        "volgorde=naam&volgorde=x",
    ],
)
def test_odd_addresses_are_harmless(client, reader, noor, address):
    client.force_login(reader)
    assert client.get(f"{ADDRESS}?{address}").status_code in (200, 400)


def test_a_long_list_comes_in_pages(ask, kampen):
    for number in range(25):
        create_member(organisation=kampen, name=f"Lid {number:02}")
    assert len(names(ask())) == 20
    assert names(ask("pagina=2")) == [f"Lid {n:02}" for n in range(20, 25)] + [
        "Tessa Lezer"
    ]


@pytest.mark.parametrize("total", [1, 20])
def test_a_page_takes_twelve_queries(client, reader, kampen, total, query_budget):
    for number in range(total):
        profile = create_member(organisation=kampen, name=f"Lid {number}").profile
        profile.municipalities.add(create_municipality())
        profile.specialisms.add(create_specialism())
    client.force_login(reader)
    client.get(ADDRESS)
    with query_budget(12):
        client.get(f"{ADDRESS}?q=lid&gemeente=raalte&volgorde=nieuwste")
