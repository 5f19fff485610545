"""Who sees which part of a profile."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from profiles.people.enums import Audience
from profiles.people.models import Profile
from profiles.people.visibility import VISITOR, Viewer, seen_by
from tests.factories import (
    create_member,
    create_municipality,
    create_organisation,
    create_specialism,
    create_user,
)

pytestmark = pytest.mark.django_db
PARTS = {
    "drive": "Brood bakken",
    "ask_me": "Taal leren",
    "phone": "038 000 00 21",
    "days": 5,
    "linkedin": "https://www.linkedin.com/in/noor",
}


@pytest.fixture
def kampen():
    return create_organisation(name="Gemeente Kampen")


@pytest.fixture
def noor(kampen):
    profile = create_member(organisation=kampen, name="Noor Visser", **PARTS).profile
    profile.email = "noor@voorbeeld.example"
    profile.save()
    profile.municipalities.add(create_municipality(name="Kampen"))
    profile.specialisms.add(create_specialism(name="Jeugd"))
    return profile


@pytest.fixture
def viewers(kampen, noor, as_role):
    """Return {how far somebody stands from Noor: a user}."""
    return {
        "visitor": AnonymousUser(),
        "applicant": create_user(),
        "stranger": create_member(organisation=create_organisation(name="UWV")),
        "colleague": create_member(organisation=kampen),
        "administrator": as_role("beheerder", approved_at=timezone.now()).user,
        "owner": noor.user,
    }


SEES = {
    Audience.EVERYONE: {"visitor", "applicant", "stranger", "colleague"},
    Audience.MEMBERS: {"stranger", "colleague"},
    Audience.ORGANISATION: {"colleague"},
    Audience.NOBODY: set(),
}
ALWAYS = {"owner", "administrator"}


@pytest.mark.parametrize("audience", Audience)
def test_the_audience_of_identity_decides_who_sees_anything(noor, viewers, audience):
    noor.identity_audience = audience
    noor.save()
    seen = {name for name, user in viewers.items() if seen_by(noor, user)}
    assert seen == SEES[audience] | ALWAYS


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("part", [*PARTS, "email", "work", "photo"])
def test_each_part_has_an_audience_of_its_own(noor, viewers, part, audience):
    noor.photo, noor.photo_version = "people/x.webp", "abcdefghijkl"
    noor.identity_audience = Audience.EVERYONE
    setattr(noor, f"{part}_audience", audience)
    noor.save()
    field = {"work": "municipalities", "photo": "photo_url"}.get(part, part)
    seen = {
        name for name, user in viewers.items() if getattr(seen_by(noor, user), field)
    }
    assert seen == SEES[audience] | ALWAYS


@pytest.mark.parametrize("audience", Audience)
def test_a_list_holds_whom_a_view_shows(noor, viewers, audience):
    noor.identity_audience = audience
    noor.save()
    listed = {
        name
        for name, user in viewers.items()
        if Profile.objects.visible_to(user).filter(pk=noor.pk).exists()
    }
    assert listed == SEES[audience] | ALWAYS


def test_nobody_without_an_organisation_is_an_organisation(noor):
    noor.phone_audience = Audience.ORGANISATION
    noor.organisation = None
    lost = Viewer(is_member=True, organisation_id=None, user_id=0)
    assert lost.reach(noor) == Audience.MEMBERS


def test_a_view_holds_no_way_back_to_the_profile(noor):
    view = seen_by(noor, noor.user)
    values = vars(view).values()
    assert not any(isinstance(value, Profile) for value in values)
    assert view.days == "maandag en woensdag"
    assert view.initials == "NV"


def test_who_left_the_wie_is_wie_is_gone_for_others_but_keeps_the_own_page(noor):
    noor.is_listed = False
    noor.save()
    assert not Profile.objects.visible_to(VISITOR).exists()
    assert Profile.objects.visible_to(noor.user).get() == noor
    assert not Profile.objects.in_directory(noor.user).exists()


@pytest.mark.parametrize("field", ["approved_at", "is_active"])
def test_who_is_no_member_any_more_is_gone_at_once(noor, viewers, field):
    setattr(noor.user, field, None if field == "approved_at" else False)
    noor.user.save()
    profiles = Profile.objects.visible_to(viewers["colleague"])
    assert noor not in profiles


def test_a_move_ends_what_the_old_organisation_saw(noor, viewers):
    noor.phone_audience = Audience.ORGANISATION
    noor.organisation = create_organisation(name="UWV")
    noor.save()
    assert seen_by(noor, viewers["colleague"]).phone == ""
    assert seen_by(noor, viewers["stranger"]).phone == "038 000 00 21"


def test_faces_for_everybody_show_name_and_photograph_to_everybody(noor):
    def faces():
        return list(Profile.objects.public_faces())

    noor.photo = "people/x.webp"
    noor.identity_audience = Audience.EVERYONE
    noor.save()
    assert faces() == []
    noor.photo_audience = Audience.EVERYONE
    noor.save()
    assert faces() == [noor]
    noor.identity_audience = Audience.MEMBERS
    noor.save()
    assert faces() == []
