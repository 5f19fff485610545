"""Mail about accounts: plain text first, the same words with some colour beside it."""

import re

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.timezone import now
from wagtail.models import Site

from core.models import SiteDetails, Theme

ADDRESS = re.compile(r"\Ahttps?://\S+\Z")
RULE = re.compile(r"\A-{3,}\Z")
ITEM = "- "


def send(
    name, to, request=None, context=None, *, site=None, headers=None, attachments=()
):
    """Send templates/<name>_message.txt under <name>_subject.txt to one address.

    Who knows of no request names the site that the mail is from. An attachment is a
    MIME part: the outbox keeps the headers of no other.
    """
    site = site or _site(request)
    details = SiteDetails.for_site(site)
    context = {
        "email": to,
        "site_name": details.name,
        "site_phone": details.phone,
        "site_url": site.root_url,
        "timestamp": now(),
        **(context or {}),
    }
    subject = " ".join(render_to_string(f"{name}_subject.txt", context).split())
    text = render_to_string(f"{name}_message.txt", context).strip() + "\n"
    look = {
        "subject": subject,
        "paragraphs": list(_paragraphs(text, context.get("code"))),
        "site_name": details.name,
        "theme": Theme.for_site(site),
    }
    message = EmailMultiAlternatives(
        subject, text, to=[to], headers=headers, attachments=attachments
    )
    message.attach_alternative(
        render_to_string("account/email/message.html", look), "text/html"
    )
    message.send()


def _site(request):
    site = Site.find_for_request(request) if request else None
    return site or Site.objects.get(is_default_site=True)


def _paragraphs(text, code):
    """Yield (kind, words, address): a code and a link get a place of their own.

    In a list, one row of words over a line is its heading, and "- " opens each of its
    items.
    """
    for paragraph in re.split(r"\n{2,}", text.strip()):
        *lines, last = paragraph.splitlines()
        if code and paragraph == code:
            yield "code", paragraph, ""
        elif len(lines) == 1 and RULE.match(last):
            yield "heading", lines[0], ""
        elif ADDRESS.match(last) and paragraph.startswith(ITEM):
            yield "item", [line.removeprefix(ITEM) for line in lines], last
        elif ADDRESS.match(last):
            yield "link", " ".join(lines).rstrip(":") or last, last
        else:
            yield "text", paragraph, ""
