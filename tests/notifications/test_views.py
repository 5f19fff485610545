from http import HTTPStatus

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from notifications import kinds, unsubscribing
from notifications.enums import Channel, Rhythm
from notifications.kinds import Kind
from notifications.models import DigestPreference, Notification, Preference
from tests.factories import create_member, create_user

pytestmark = pytest.mark.django_db

INBOX = "/mijn/meldingen/"
PREFERENCES = "/mijn/meldingen/instellingen/"
MESSAGE = Kind("message", "Berichten", "Een collega stuurt je een bericht.")
NEWS = Kind("news", "Nieuws", channel=Channel.DIGEST)
HANDOVER = Kind("handover", "Overdracht", is_mandatory=True)
CHOICES = {"message": "site", "news": "mail", "rhythm": "daily"}


@pytest.fixture(autouse=True)
def only_our_kinds(monkeypatch, site):
    monkeypatch.setattr(kinds, "_kinds", {})
    for kind in (MESSAGE, NEWS, HANDOVER):
        kinds.register(kind)


@pytest.fixture
def member():
    return create_member()


@pytest.fixture
def client(member):
    client = Client()
    client.force_login(member)
    return client


def tell(user, **changes):
    fields = {"kind": "message", "title": "Er is een bericht", "url": "/zoeken/"}
    return Notification.objects.create(recipient=user, **fields | changes)


def test_an_empty_inbox_says_so(client):
    page = client.get(INBOX).text
    assert "Nog geen meldingen" in page
    assert "Je hebt alles gelezen." in page
    assert "Alles gelezen</button>" not in page


def test_the_inbox_shows_only_what_is_yours_newest_first(client, member):
    tell(member, title="Oud nieuws", read_at=timezone.now())
    tell(member, title="Vers <b>nieuws</b>", text="Lees maar.")
    tell(create_member(), title="Voor een ander")
    page = client.get(INBOX).text
    assert "Je hebt 1 nieuwe melding." in page
    assert page.index("Vers &lt;b&gt;nieuws") < page.index("Oud nieuws")
    assert "Lees maar." in page
    assert page.count(">Nieuw</strong>") == 1
    assert "Voor een ander" not in page


def test_who_is_not_approved_yet_has_an_inbox_too(site):
    client = Client()
    client.force_login(create_user())
    assert client.get(INBOX).status_code == HTTPStatus.OK


@pytest.mark.parametrize("path", [INBOX, PREFERENCES])
def test_strangers_log_in_first(path):
    response = Client().get(path)
    assert response.url == f"/account/login/?next={path}"


def test_a_long_inbox_has_pages(client, member):
    for number in range(21):
        tell(member, title=f"Melding {number:02}")
    assert "Melding 00" not in client.get(INBOX).text
    assert "Melding 00" in client.get(INBOX, {"pagina": "2"}).text


@pytest.mark.parametrize("number", ["0", "-1", "9" * 40, "٣", "x", ""])
def test_a_strange_page_number_breaks_nothing(number, client):
    assert client.get(INBOX, {"pagina": number}).status_code == HTTPStatus.OK


def test_opening_one_marks_it_read_and_goes_there(client, member):
    opened, other = tell(member), tell(member)
    response = client.post(f"{INBOX}{opened.pk}/")
    assert (response.status_code, response.url) == (HTTPStatus.FOUND, "/zoeken/")
    assert list(Notification.objects.for_user(member).unread()) == [other]


def test_nobody_opens_what_belongs_to_another(client):
    other = tell(create_member())
    for pk in (other.pk, 0, "9" * 40):
        assert client.post(f"{INBOX}{pk}/").status_code == HTTPStatus.NOT_FOUND
    assert Notification.objects.unread().count() == 1


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_a_post_marks_something_read(method, client, member):
    notification = tell(member)
    for path in (f"{INBOX}{notification.pk}/", f"{INBOX}gelezen/"):
        response = getattr(client, method)(path)
        assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert Notification.objects.unread().count() == 1


def test_all_is_marked_read_at_once_and_only_your_own(client, member):
    other = create_member()
    for user in (member, member, other):
        tell(user)
    response = client.post(f"{INBOX}gelezen/", follow=True)
    assert "Gelukt. Alles staat op gelezen." in response.text
    assert [item.recipient for item in Notification.objects.unread()] == [other]


@pytest.mark.parametrize("total", [1, 20])
def test_the_inbox_takes_the_same_queries_for_one_and_for_twenty(
    total, client, member, query_budget
):
    for _ in range(total):
        tell(member)
    client.get(INBOX)  # the frame of a new site is stored once
    with query_budget(12):
        client.get(INBOX)


def test_the_preferences_start_as_the_kinds_say(client):
    page = client.get(PREFERENCES).text
    for value in ('name="message" value="mail"', 'name="news" value="digest"'):
        assert f'<input type="radio" {value}' in page
    assert page.count(" checked") == 3
    assert "Een collega stuurt je een bericht." in page


def test_a_mandatory_kind_is_shown_as_such_and_has_no_choice(client):
    page = client.get(PREFERENCES).text
    assert "Overdracht" in page
    assert "Je kunt hem niet uitzetten." in page
    assert 'name="handover"' not in page


def test_what_a_member_chooses_is_kept(client, member):
    for _ in range(2):
        response = client.post(PREFERENCES, CHOICES, follow=True)
        assert "Gelukt. Je keuzes zijn bewaard." in response.text
    kept = dict(Preference.objects.filter(user=member).values_list("kind", "channel"))
    assert kept == {"message": "site", "news": "mail"}
    assert DigestPreference.objects.get(user=member).rhythm == Rhythm.DAILY
    page = client.get(PREFERENCES).text
    assert 'name="message" value="site" id="id_message_2" required checked' in page


@pytest.mark.parametrize(
    "changes",
    [{"message": "duif"}, {"news": ""}, {"rhythm": "elk uur"}, {"rhythm": ""}],
    ids=str,
)
def test_a_choice_that_does_not_exist_is_refused(changes, client):
    response = client.post(PREFERENCES, CHOICES | changes)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Er ging iets mis. Kijk dit na." in response.text
    assert not Preference.objects.exists()


def test_a_mandatory_kind_cannot_be_switched_off_by_force(client):
    client.post(PREFERENCES, CHOICES | {"handover": "site", "made-up": "site"})
    assert set(Preference.objects.values_list("kind", flat=True)) == {"message", "news"}


@pytest.mark.parametrize("total", [1, 20])
def test_the_preferences_take_the_same_queries_for_one_and_for_twenty(
    total, client, query_budget
):
    for number in range(total):
        kinds.register(Kind(f"kind-{number}", f"Soort {number}"))
    data = CHOICES | {f"kind-{number}": "site" for number in range(total)}
    client.get(PREFERENCES)  # the frame of a new site is stored once
    with query_budget(12):
        client.get(PREFERENCES)
    with query_budget(12):
        client.post(PREFERENCES, data)


def test_the_link_in_a_mail_asks_before_it_stops_the_mail(member):
    path = unsubscribing.path(member, MESSAGE)
    for method in ("get", "head", "options"):
        assert getattr(Client(), method)(path).status_code == HTTPStatus.OK
    assert "Stop deze mail" in Client().get(path).text
    assert not Preference.objects.exists()


def test_a_post_stops_the_mail_without_login_or_cookie(member):
    visitor = Client(enforce_csrf_checks=True)
    path = unsubscribing.path(member, MESSAGE)
    response = visitor.post(path, {"List-Unsubscribe": "One-Click"})
    assert "Je krijgt deze mail niet meer" in response.text
    assert Preference.objects.get().channel == Channel.SITE
    assert visitor.post(path).status_code == HTTPStatus.OK


def test_the_link_tells_a_stranger_nothing_of_its_owner(member):
    page = Client().get(unsubscribing.path(member, MESSAGE)).text
    assert member.email not in page
    assert member.profile.name not in page


def forged_paths(member):
    good = unsubscribing.path(member, MESSAGE)
    signer = signing.Signer(salt=unsubscribing.SALT)
    tokens = [
        signing.Signer(salt="other").sign_object([member.pk, "message"]),
        signer.sign_object([0, "message"]),
        signer.sign_object([member.pk, "unknown"]),
        signer.sign_object([member.pk, "handover"]),
        "x",
        "::",
    ]
    folder = good.rpartition("afmelden/")[0] + "afmelden/"
    return [good[:-2] + "x/", *(f"{folder}{token}/" for token in tokens)]


def test_a_forged_link_is_not_found(member):
    for path in forged_paths(member):
        for method in ("get", "post"):
            response = getattr(Client(), method)(path)
            assert response.status_code == HTTPStatus.NOT_FOUND, path
    assert not Preference.objects.exists()
