"""One person: page, photograph, card for the address book."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import ModelLogEntry

from moderation import registry
from profiles.people import photos
from profiles.people.cards import vcard
from profiles.people.enums import Audience
from profiles.people.models import Profile
from profiles.people.visibility import seen_by
from tests.factories import create_member, create_organisation, create_user

pytestmark = pytest.mark.django_db
ADDRESS = "/wie-is-wie/noor-visser/"


@pytest.fixture
def noor(site):
    return create_member(
        name="Noor Visser", slug="noor-visser", phone="038 000 00 21"
    ).profile


@pytest.fixture
def member(client, noor):
    user = create_member(organisation=create_organisation(name="UWV"))
    client.force_login(user)
    return user


def picture(width=900, height=600, form="JPEG"):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "bij mij thuis"
    Image.new("RGB", (width, height), "teal").save(out, form, exif=exif)
    return ContentFile(out.getvalue(), name="ik.jpg")


def test_a_member_sees_a_colleague(client, member):
    page = client.get(ADDRESS).content.decode()
    assert "Noor Visser" in page
    assert "038 000 00 21" in page
    assert 'content="noindex"' in page


def test_for_a_visitor_a_member_is_as_missing_as_nobody(client, noor):
    missing = client.get("/wie-is-wie/bestaat-niet/")
    hidden = client.get(ADDRESS)
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert dict(hidden.headers) == dict(missing.headers)


def test_who_is_open_to_everyone_shows_only_what_is_for_everyone(client, noor):
    Profile.objects.update(identity_audience=Audience.EVERYONE)
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert "038 000 00 21" not in page.content.decode()
    assert "noindex" not in page.content.decode()


def test_an_applicant_sees_what_a_visitor_sees(client, noor):
    client.force_login(create_user())
    assert client.get(ADDRESS).status_code == 404


def test_a_look_behind_the_choices_of_somebody_is_logged(as_role, noor):
    Profile.objects.update(phone_audience=Audience.NOBODY)
    client = as_role("beheerder", approved_at=timezone.now())
    assert "038 000 00 21" in client.get(ADDRESS).content.decode()
    entry = ModelLogEntry.objects.get(action="people.look")
    assert entry.user == client.user
    assert entry.data == {"member": noor.user_id}
    Profile.objects.update(phone_audience=Audience.MEMBERS)
    client.get(ADDRESS)
    assert ModelLogEntry.objects.filter(action="people.look").count() == 1


def test_a_page_of_somebody_takes_few_queries(client, member, query_budget):
    client.get(ADDRESS)
    with query_budget(14):
        client.get(ADDRESS)


# Photographs


def test_a_photograph_becomes_a_square_without_secrets(noor):
    photos.store(noor, picture())
    with Image.open(noor.photo) as large, Image.open(noor.small_photo) as small:
        assert (large.size, small.size) == ((400, 400), (208, 208))
        assert not large.getexif()
    assert b"bij mij thuis" not in noor.photo.open().read()


def test_a_new_photograph_takes_the_place_of_the_old_one(
    noor, django_capture_on_commit_callbacks
):
    photos.store(noor, picture())
    storage, old = noor.photo.storage, [noor.photo.name, noor.small_photo.name]
    with django_capture_on_commit_callbacks(execute=True):
        photos.store(noor, picture(500, 700))
    assert not any(storage.exists(name) for name in old)
    with django_capture_on_commit_callbacks(execute=True):
        name = noor.photo.name
        noor.user.delete()
    assert not storage.exists(name)


def addresses_of(profile):
    view = seen_by(profile, profile.user)
    return [view.photo_url, view.small_photo_url]


def test_only_who_may_see_a_photograph_gets_it(client, noor):
    photos.store(noor, picture())
    for address in addresses_of(noor):
        assert client.get(address).status_code == 404
    client.force_login(create_member())
    for address in addresses_of(noor):
        answer = client.get(address)
        assert answer["Content-Type"] == "image/webp"
        assert "no-store" in answer["Cache-Control"]
    Profile.objects.update(photo_audience=Audience.NOBODY)
    assert client.get(addresses_of(noor)[0]).status_code == 404


def test_a_public_photograph_may_be_kept_by_others(client, noor):
    noor.identity_audience = noor.photo_audience = Audience.EVERYONE
    photos.store(noor, picture())
    answer = client.get(addresses_of(noor)[1])
    assert answer["Cache-Control"] == "public, max-age=2592000"


def test_without_a_photograph_there_are_initials(client, member):
    assert (
        '<span class="dw-portrait dw-initials"' in client.get(ADDRESS).content.decode()
    )


# The card for an address book


def test_a_card_holds_what_the_member_sees(client, member, noor):
    Profile.objects.update(email="noor@voorbeeld.example", email_audience=0)
    answer = client.get(f"{ADDRESS}visitekaartje.vcf")
    card = answer.content.decode()
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert "FN:Noor Visser\r\n" in card
    assert "TEL;TYPE=WORK:038 000 00 21\r\n" in card
    assert "EMAIL" not in card


def test_a_visitor_gets_no_card(client, noor):
    Profile.objects.update(identity_audience=Audience.EVERYONE)
    assert client.get(f"{ADDRESS}visitekaartje.vcf").status_code == 404


def test_no_value_adds_a_line_to_a_card(noor):
    noor.name = "Noor\r\nTEL:112\nEMAIL:a@b.example; Visser, N."
    noor.job_title = "x\r\nNOTE:y"
    noor.phone = "038\nURL:http://kwaad.example"
    lines = vcard(seen_by(noor, noor.user)).splitlines()
    kinds = {line.split(":")[0].split(";")[0] for line in lines if line[0] != " "}
    assert kinds == {"BEGIN", "VERSION", "N", "FN", "ORG", "TITLE", "TEL", "END"}


# Reports


def test_what_a_moderator_hides_is_gone_for_others_until_it_is_shown(
    client, member, noor
):
    kind = registry.find("profiel")
    assert kind.author(noor) == noor.user
    assert kind.queryset_for(member).filter(pk=noor.pk).exists()
    kind.hide(noor)
    assert client.get(ADDRESS).status_code == 404
    assert "Noor" not in client.get("/wie-is-wie/").content.decode()
    kind.show(noor)
    assert client.get(ADDRESS).status_code == 200


def test_a_colleague_can_report_a_profile(client, member, noor):
    page = client.get(ADDRESS).content.decode()
    assert reverse("moderation:report", args=["profiel", noor.pk]) in page
