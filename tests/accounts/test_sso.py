"""Logging in with one's own organisation, against a small provider on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user

from accounts.models import User
from config.settings import sso
from tests.factories import create_user

pytestmark = pytest.mark.django_db
LOGIN = "/account/oidc/kampen/login/"
CALLBACK = "/account/oidc/kampen/login/callback/"
ADDRESS = "lies@kampen.voorbeeld.example"


class Provider(BaseHTTPRequestHandler):
    """As much of a provider as logging in needs."""

    person = {}

    def log_message(self, *args):
        """Keep quiet."""

    def do_GET(self):
        base = f"http://{self.headers['Host']}"
        if self.path.startswith("/.well-known/"):
            answer = {
                "issuer": base,
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/userinfo",
                "jwks_uri": f"{base}/keys",
            }
        else:
            answer = self.person
        self._answer(200 if answer else 401, answer)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, {"access_token": "abc", "token_type": "bearer"})

    def _answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def provider(settings, site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    row = {
        "id": "kampen",
        "name": "Gemeente Kampen",
        "client_id": "platform",
        "secret": "geheim",
        "server_url": f"http://127.0.0.1:{server.server_port}",
        "domains": ["kampen.voorbeeld.example"],
    }
    settings.SOCIALACCOUNT_PROVIDERS = sso.providers([row])
    Provider.person = {
        "sub": "42",
        "email": ADDRESS,
        "email_verified": True,
        "given_name": "Lies",
        "family_name": "Lid",
    }
    yield Provider
    server.shutdown()
    server.server_close()


def come_back(client):
    """Go to the provider and return with its answer."""
    away = client.post(LOGIN)
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    return client.get(CALLBACK, {"code": "xyz", "state": state})


def test_the_login_page_offers_the_organisation(client, provider):
    assert "Log in met Gemeente Kampen" in client.get("/account/login/").text


def test_without_a_provider_nothing_is_offered(client, site):
    assert "Met je organisatie" not in client.get("/account/login/").text
    assert client.post(LOGIN).status_code == 404


def test_somebody_new_gets_an_account_with_a_proven_address(client, provider):
    come_back(client)
    user = get_user(client)
    assert user.email == ADDRESS
    assert user.first_name == "Lies"
    assert EmailAddress.objects.get(user=user).verified


def test_who_is_known_by_that_address_logs_in(client, provider):
    user = create_user(email=ADDRESS)
    come_back(client)
    assert get_user(client) == user
    assert SocialAccount.objects.get(user=user).uid == "42"


@pytest.mark.parametrize("verified", [False, None, "false"])
def test_an_address_that_is_not_proven_is_refused(client, provider, verified):
    create_user(email=ADDRESS)
    provider.person |= {"email_verified": verified}
    response = come_back(client)
    assert response.status_code == 403
    assert "niet zeker dat dit e-mailadres van jou is" in response.text
    assert not get_user(client).is_authenticated


def test_an_organisation_says_nothing_about_the_people_of_another(client, provider):
    create_user(email="bea@zwolle.voorbeeld.example", role="beheerder")
    provider.person |= {"email": "bea@zwolle.voorbeeld.example"}
    response = come_back(client)
    assert response.status_code == 403
    assert not get_user(client).is_authenticated
    assert User.objects.count() == 1


def test_who_is_switched_off_at_the_organisation_is_refused(client, provider):
    create_user(email=ADDRESS)
    provider.person = Provider.person = {}
    response = come_back(client)
    assert response.status_code == 403
    assert not get_user(client).is_authenticated


def test_who_is_switched_off_here_is_refused(client, provider):
    create_user(email=ADDRESS, is_active=False)
    come_back(client)
    assert not get_user(client).is_authenticated


def test_who_gives_up_is_told_so(client, provider):
    page = client.get(CALLBACK, {"error": "access_denied"}, follow=True)
    assert page.status_code in (200, 403)
    assert "account_login" not in page.text
    assert "/account/login/" in page.text


def test_a_forged_return_is_refused(client, provider):
    response = client.get(CALLBACK, {"code": "xyz", "state": "forged"})
    assert response.status_code == 403
    assert not get_user(client).is_authenticated


def test_staff_still_need_their_second_step(client, provider):
    create_user(email=ADDRESS, role="redacteur")
    come_back(client)
    assert client.get("/admin/").status_code == 302


def test_a_provider_that_lacks_a_part_stops_the_start():
    with pytest.raises(ValueError, match="kampen lacks client_id, domains"):
        sso.providers([{"id": "kampen", "name": "K", "secret": "s", "server_url": "h"}])
