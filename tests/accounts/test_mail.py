import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.template.loader import render_to_string

from accounts import mail
from core.models import SiteDetails, Theme
from tests.factories import PASSWORD, create_user

pytestmark = pytest.mark.django_db

TEMPLATES = settings.BASE_DIR / "templates"
NAMES = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_message.txt")
    for folder in ("account/email", "mfa/email")
    for path in Path(TEMPLATES / folder).glob("*_message.txt")
    if path.name != "base_message.txt"
)
CONTEXT = {
    "code": "1234-5678",
    "signup_url": "https://site.example/account/signup/",
    "password_reset_url": "https://site.example/account/password/reset/",
    "login_path": "/account/login/code/",
    "from_email": "oud@voorbeeld.example",
    "to_email": "nieuw@voorbeeld.example",
    "deleted_email": "oud@voorbeeld.example",
}


def send(name, **context):
    mail.send(name, "wie@voorbeeld.example", None, CONTEXT | context)
    return outbox.outbox[-1]


def html_of(message):
    (part,) = message.alternatives
    assert part.mimetype == "text/html"
    return part.content


def test_there_are_mails_to_test():
    assert {"account/email/login_code", "mfa/email/totp_activated"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_says_the_same_in_text_and_in_colour(name, mailoutbox, site):
    message = send(name, user=create_user(first_name="Lies"))
    assert message.body.startswith("Hallo Lies,\n\n")
    assert "Daar werken we aan" in message.body
    plain = re.sub(r"<title>.*?</title>|<[^>]+>", " ", html_of(message), flags=re.S)
    for word in re.findall(r"\w+", message.body):
        assert word in plain or word in html_of(message)


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_is_whole(name, mailoutbox, site):
    message = send(name)
    assert message.to == ["wie@voorbeeld.example"]
    for words in (message.subject, message.body):
        assert words.strip()
        assert "{" not in words
        assert "None" not in words
    assert "\n" not in message.subject
    assert "\n\n\n" not in message.body
    assert '<html lang="nl">' in html_of(message)


@pytest.mark.parametrize("name", NAMES)
def test_no_mail_fetches_anything_or_holds_a_password(name, mailoutbox, site):
    message = send(name, password=PASSWORD, password1=PASSWORD)
    html = html_of(message)
    assert not re.search(r"<(img|link|script|iframe)|url\(|@import|src=", html)
    assert PASSWORD not in message.body + html


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name):
    source = Path(TEMPLATES / f"{name}_message.txt").read_text()
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source)
    for sentence in re.split(r"[.!?\n]", words):
        assert len(sentence.split()) <= 15, sentence


def test_a_code_and_a_link_stand_out(mailoutbox, site):
    theme = Theme.for_site(site)
    code = html_of(send("account/email/login_code"))
    assert re.search(rf"background:{theme.accent}[^>]+>1234-5678</p>", code)
    link = html_of(send("account/email/unknown_account"))
    assert f'href="{CONTEXT["signup_url"]}"' in link
    assert re.search(r"border-radius:24px[^>]+>Maak een account</a>", link)


def test_a_list_has_headings_and_quiet_links():
    text = "Nieuws\n------\n\n- Kok gezocht\nIn Kampen.\nhttp://localhost/a/\n\n- los"
    assert list(mail._paragraphs(text, None)) == [
        ("heading", "Nieuws", ""),
        ("item", ["Kok gezocht", "In Kampen."], "http://localhost/a/"),
        ("text", "- los", ""),
    ]


def test_a_line_under_several_rows_makes_no_heading():
    text = "Groet,\nNoor Visser\n---"
    assert list(mail._paragraphs(text, None)) == [("text", text, "")]


def test_what_somebody_typed_is_no_markup(mailoutbox, site):
    message = send("account/email/login_code", user=create_user(first_name="<b>Lies"))
    assert "Hallo <b>Lies," in message.body
    assert "Hallo &lt;b&gt;Lies," in html_of(message)


def test_a_subject_is_one_line_whatever_the_site_is_called(mailoutbox, site):
    details = SiteDetails.for_site(site)
    details.name = "Werk\r\nBcc: iedereen@voorbeeld.example"
    details.save()
    message = send("account/email/invitation")
    assert "\n" not in message.subject
    assert message.recipients() == ["wie@voorbeeld.example"]
    assert "Bcc" not in message.message()


def test_mail_carries_the_name_and_number_of_the_site(mailoutbox, site):
    details = SiteDetails.for_site(site)
    details.name, details.phone = "Werk in de streek", "038 000 00 11"
    details.save()
    message = send("account/email/password_changed")
    assert "Werk in de streek" in message.body
    assert "Bel 038 000 00 11." in message.body


def test_there_is_a_subject_for_every_mail():
    for name in NAMES:
        assert render_to_string(f"{name}_subject.txt", {"site_name": "x"}).strip()
