"""The wie-is-wie gives one answer, whether sets or the database count."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from profiles.people import directory, directory_sets
from profiles.people.directory_sets import Sight
from profiles.people.enums import Audience
from profiles.people.models import Profile
from profiles.people.set_selection import SetSelection
from profiles.people.visibility import Viewer
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_specialism,
)

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "",
    "q=jeugd",
    "q=noor+kampen",
    "q=fiets&volgorde=nieuwste",
    "q=0380000021",
    "q=no",
    "q=de",
    "q=!!",
    "gemeente=ommen",
    "gemeente=ommen&gemeente=raalte&volgorde=nieuwste",
    "specialisme=jeugd&rol=coordinator",
    "organisatie=uwv&soort=gemeente",
    "organisatie=bestaat-niet",
    "volgorde=naam&q=anna",
]


@pytest.fixture(autouse=True)
def fresh_sets():
    directory.SETS.forget()
    yield
    directory.SETS.forget()


@pytest.fixture
def people(site):
    """Make people whose choices differ in every way."""
    kampen, uwv = (create_organisation(name=n) for n in ("Gemeente Kampen", "UWV"))
    places = [create_municipality(name=name) for name in ("Ommen", "Raalte")]
    terms = [create_specialism(name=name) for name in ("Jeugd", "Werkgevers")]
    for number in range(24):
        audience = Audience(number % 4)
        profile = create_member(
            organisation=(kampen, uwv)[number // 4 % 2],
            is_coordinator=number % 5 == 0,
            name=f"{('Noor', 'Anna', 'de Bruin')[number % 3]} {number:02}",
            phone="038 000 00 21" if number % 3 else "",
            drive="Fietsen leren" if number % 2 else "Noor zei iets",
            identity_audience=Audience(3 - number % 3),
            work_audience=audience,
            phone_audience=audience,
            drive_audience=Audience((number + 1) % 4),
            is_listed=number != 7,
        ).profile
        profile.municipalities.add(places[number % 2])
        profile.specialisms.add(terms[number // 2 % 2])
    return {"kampen": kampen, "uwv": uwv}


@pytest.fixture
def viewers(people, as_role):
    return [
        create_member(organisation=people["kampen"], name="Ali Lezer"),
        create_member(organisation=people["uwv"], name="Bea Lezer"),
        create_member(organisation=create_organisation(name="Lege school")),
        as_role("beheerder", approved_at=timezone.now()).user,
    ]


def shown(selection, keys):
    return {
        "total": selection.total,
        "keys": list(keys[0:100]),
        "query": selection.query,
        "options": {
            group.parameter: {
                o.label: o.total for o in [*group.options, *group.more] if o.total
            }
            for group in selection.groups
        },
        "ways": selection.ways_out(),
    }


def both(user, address):
    """Return what the database answers and what the sets answer."""
    viewer, parameters = Viewer.of(user), QueryDict(address)
    typed, sort = parameters.get("q", ""), parameters.get("volgorde", "")
    stored = directory.select(viewer, parameters, typed)
    people = directory.ordered(stored, viewer, sort).values_list("pk", flat=True)
    sets = directory.SETS.current()
    selection = SetSelection(
        Sight(sets, viewer), directory.facets(viewer), parameters, words=typed
    )
    return shown(stored, people), shown(selection, selection.keys(sort))


@pytest.mark.parametrize("address", ADDRESSES)
def test_sets_and_database_agree(viewers, address):
    directory.SETS.build()
    for user in viewers:
        from_database, from_sets = both(user, address)
        assert from_sets == from_database


CHANGES = {
    "a name": {"name": "Anna Aalbers"},
    "a place in the list": {"is_listed": False},
    "an audience": {"work_audience": Audience.NOBODY},
    "the audience of a phone": {"phone_audience": Audience.ORGANISATION},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_sets_follow_every_change(viewers, changes):
    directory.SETS.build()
    for profile in Profile.objects.filter(pk__in=list_of_some()):
        for name, value in changes.items():
            setattr(profile, name, value)
        profile.save()
    for address in ADDRESSES:
        from_database, from_sets = both(viewers[0], address)
        assert from_sets == from_database


def list_of_some():
    return list(Profile.objects.values_list("pk", flat=True)[3:9])


def test_sets_follow_people_who_come_go_and_move(viewers, people):
    directory.SETS.build()
    first, second, third = Profile.objects.filter(pk__in=list_of_some())[:3]
    first.user.delete()
    second.user.approved_at = None
    second.user.save()
    third.municipalities.add(create_municipality(name="Ommen"))
    third.organisation = people["uwv"]
    third.save()
    third.user.memberships.get().delete()
    create_member(organisation=people["uwv"], name="Noor Nieuw")
    for address in ADDRESSES:
        from_database, from_sets = both(viewers[1], address)
        assert from_sets == from_database


def test_sets_are_built_anew_after_a_rename(viewers, people, monkeypatch):
    directory.SETS.build()
    people["uwv"].name = "Ander kantoor"
    people["uwv"].save()
    monkeypatch.setattr(directory.SETS, "_start_building", directory.SETS.build)
    directory.SETS.current()
    from_database, from_sets = both(viewers[0], "q=kantoor")
    assert from_sets == from_database
    assert from_sets["options"]["organisatie"] == {"Ander kantoor": from_sets["total"]}


def test_a_page_from_sets_takes_twelve_queries(client, viewers, query_budget):
    directory.SETS.build()
    client.force_login(viewers[0])
    address = "/wie-is-wie/?q=noor&gemeente=ommen&volgorde=nieuwste"
    client.get(address)
    with query_budget(12):
        response = client.get(address)
    assert response.context["cards"]


def test_a_short_list_needs_no_sets(viewers, client):
    client.force_login(viewers[0])
    assert client.get("/wie-is-wie/?q=noor").context["cards"]
    assert directory.SETS.current() is None


def test_sets_of_another_database_are_not_used(viewers):
    directory.SETS.build()
    directory.SETS._version += 10_000
    assert directory.SETS.current() is None


def test_what_is_for_nobody_is_in_no_set(people):
    rows = {row.key: row for row in directory_sets.read()}
    hidden = Profile.objects.filter(work_audience=Audience.NOBODY)
    for key in hidden.values_list("pk", flat=True):
        if key in rows:
            assert not any(group[0] == "gemeente" for group in rows[key].values)
