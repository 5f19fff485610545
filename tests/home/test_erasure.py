"""Who is erased is gone, wherever one looks: every table, every file, every cache."""

import io
import json

import pytest
from django.apps import apps
from django.core import mail as outbox
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.log_actions import log

from accounts import personal_data
from notifications.models import Notification
from profiles.organisations.models import Invitation
from profiles.people import contact, photos
from tests.accounts.mailbox import code_in
from tests.factories import PASSWORD, create_member, create_organisation

CANARIES = ("Quirine Zonnedauw", "quirine.geheim@", "038 000 00 77", "kwartsuil")


@pytest.fixture
def member(client, site):
    """Somebody who used every part of the platform, and is logged in."""
    user = create_member(
        email="quirine.geheim@voorbeeld.example",
        name="Quirine Zonnedauw",
        slug="quirine-zonnedauw",
        phone="038 000 00 77",
        drive="Een kwartsuil kijkt verder.",
    )
    photos.store(user.profile, picture())
    return user


def picture():
    out = io.BytesIO()
    Image.new("RGB", (500, 500), "teal").save(out, "JPEG")
    return SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg")


def use_everything(client, member):
    colleague = create_member()
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    contact.send(member, colleague.profile, "Groet van Quirine Zonnedauw")
    contact.send(colleague, member.profile, "Dag Quirine Zonnedauw")
    Notification.objects.create(
        recipient=member, kind="x", channel="site", title="Dag Quirine", url="/"
    )
    Invitation.objects.create(
        organisation=create_organisation(),
        email=member.email,
        digest="0" * 64,
        sent_at=member.date_joined,
    )
    log(member.profile.organisation, "wagtail.edit", user=member)
    client.get("/mijn/")
    client.get("/wie-is-wie/?q=kwartsuil")


def traces(*, but_not=()):
    """Yield where a canary still stands in the database."""
    for model in apps.get_models():
        if model._meta.label in but_not:
            continue
        for row in model._base_manager.values():
            text = str(row)
            yield from (
                f"{model._meta.label}: {canary}"
                for canary in CANARIES
                if canary in text
            )


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_who_leaves(client, member):
    use_everything(client, member)
    assert {trace.split(":")[0] for trace in traces()} >= {
        "accounts.User",
        "people.Profile",
        "people.ContactMessage",
    }
    storage, name = member.profile.photo.storage, member.profile.photo.name
    assert storage.exists(name)
    client.post("/account/verwijderen/")
    code = code_in(outbox.outbox[-1])
    client.post("/account/verwijderen/code/", {"code": code})
    # What somebody else wrote in their own copy of a mail is theirs.
    assert list(traces(but_not={"post_office.Email"})) == []
    assert not storage.exists(name)
    assert client.get("/mijn/").status_code == 302


@pytest.mark.django_db
def test_everything_that_is_known_is_in_the_file(client, member):
    use_everything(client, member)
    text = json.dumps(personal_data.collect(member), default=str, ensure_ascii=False)
    for known in (*CANARIES, "Groet van", "Dag Quirine", "Wie ziet"):
        assert known.lower() in text.lower()
    assert [name for name, _content in photos_in(member)] == ["foto.webp"]


def photos_in(user):
    return [file for data in personal_data.registered() for file in data.files(user)]
