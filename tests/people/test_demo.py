"""The invented people of the demo."""

import pytest

import accounts.demo
from profiles.organisations.models import OrganisationType
from profiles.people import demo
from profiles.people.demo import crowd
from profiles.people.models import Profile, ProfileText
from profiles.people.visibility import ANY_MEMBER
from tests.factories import create_municipality, create_organisation, create_specialism

pytestmark = pytest.mark.django_db


def quietly(items, total, what):
    return items


@pytest.fixture
def organisations(site):
    create_specialism(name="Werkgevers")
    kampen = create_organisation(
        name="Gemeente Kampen", municipalities=[create_municipality(name="Kampen")]
    )
    kind = OrganisationType.objects.create(name="UWV", slug="uwv")
    return [kampen, create_organisation(name="UWV", type=kind)]


def test_every_organisation_has_people_and_somebody_who_speaks_for_it(organisations):
    demo.load(quietly)
    for organisation in organisations:
        people = Profile.objects.filter(organisation=organisation)
        assert people.count() == demo.PEOPLE_PER_ORGANISATION
        assert people.with_role().filter(role="coordinator").count() == 1
    photographed = Profile.objects.exclude(photo="").first()
    assert photographed.photo.open().read(4) == b"RIFF"
    in_directory = Profile.objects.in_directory(ANY_MEMBER)
    assert in_directory.count() == 2 * demo.PEOPLE_PER_ORGANISATION
    assert set(ProfileText.objects.values_list("profile", flat=True)) == set(
        in_directory.values_list("pk", flat=True)
    )


def test_a_second_load_adds_nobody(organisations):
    demo.load(quietly)
    before = list(Profile.objects.values_list("slug", "photo"))
    demo.load(quietly)
    assert list(Profile.objects.values_list("slug", "photo")) == before


def test_who_tries_it_out_has_a_workplace(organisations):
    accounts.demo.load()
    demo.load(quietly)
    lid = Profile.objects.get(user__email="lid@voorbeeld.example")
    assert lid.organisation == organisations[0]
    assert lid.drive


def test_sixty_texts_are_worth_reading():
    texts = demo.Inventor.texts()
    drives = [drive for group in texts["groups"] for drive in group["drives"]]
    assert len(set(drives)) >= 60
    assert max(map(len, drives)) <= 280


def test_a_crowd_is_complete(organisations):
    crowd.load(120, quietly)
    assert Profile.objects.count() == 120
    assert Profile.objects.filter(organisation__in=organisations).count() == 0
    assert ProfileText.objects.values("profile").distinct().count() == 120
