"""create_* functions with full defaults: a test names only what it is about."""

import io
from datetime import timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from fpdf import FPDF
from PIL import Image
from wagtail.models import Site

from core.models import CustomDocument, CustomImage, Film
from events.addresses import one_mailbox
from events.enums import EventKind, RegistrationState
from events.models import EventIndexPage, EventPage, EventSeriesPage, Registration
from home.models import DeskFinderPage, StandardPage
from profiles.employers.models import Employer
from profiles.organisations.enums import MembershipRole, MembershipState
from profiles.organisations.models import (
    Membership,
    Municipality,
    Organisation,
    OrganisationType,
    Region,
    Sector,
    Specialism,
    TargetGroup,
)
from profiles.people.models import Profile
from profiles.vacatures.enums import EntryKind, VacatureState
from profiles.vacatures.models import Participation, TimelineEntry, Vacature
from stories.models import (
    AmbassadorIndexPage,
    AmbassadorPage,
    BrochureIndexPage,
    BrochurePage,
    BrochureTopic,
    BrochureVersion,
    SeriesPage,
    StoryIndexPage,
    StoryPage,
)
from tests.core.films.mp4_files import film as film_content

PASSWORD = "een-lang-wachtwoord"
NUMBERS = count(1)


def create_user(*, role=None, password=PASSWORD, **changes):
    """Create somebody with a verified address; role is the name of a group."""
    fields = {"email": f"iemand-{next(NUMBERS)}@voorbeeld.example"} | changes
    user = get_user_model().objects.create_user(password=password, **fields)
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    if role:
        user.groups.add(Group.objects.get(name__iexact=role))
    return user


def create_member(
    *, organisation=None, is_coordinator=False, role=None, email=None, **changes
):
    """Create a professional who was let in; the changes are those of the profile."""
    number = next(NUMBERS)
    fields = {
        "slug": f"lid-{number}",
        "name": f"Youssef Amrani {number}",
        "job_title": "Consulent werk",
    } | changes
    user = create_user(
        role=role,
        email=email or f"lid-{number}@voorbeeld.example",
        approved_at=timezone.now(),
    )
    organisation = organisation or create_organisation()
    Membership.objects.create(
        user=user,
        organisation=organisation,
        state=MembershipState.ACTIVE,
        role=MembershipRole.COORDINATOR if is_coordinator else MembershipRole.MEMBER,
    )
    Profile.objects.create(user=user, organisation=organisation, **fields)
    return user


def create_image(*, width=320, height=214, colour="teal", **changes):
    """Create a picture of one colour, with a credit."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    name = f"afbeelding-{next(NUMBERS)}.jpg"
    fields = {
        "title": "Een afbeelding",
        "credit": "Redactie",
        "file": ContentFile(out.getvalue(), name=name),
    }
    return CustomImage.objects.create(**fields | changes)


def create_document(**changes):
    """Create a PDF of one page."""
    pdf = FPDF()
    pdf.add_page()
    name = f"document-{next(NUMBERS)}.pdf"
    fields = {
        "title": "Een document",
        "file": ContentFile(bytes(pdf.output()), name=name),
    }
    return CustomDocument.objects.create(**fields | changes)


def create_film(*, content=None, **changes):
    """Create a film that lacks nothing; an address makes it one of another site."""
    fields = {
        "title": f"Een film {next(NUMBERS)}",
        "captions": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n",
        "transcript": "<p>Sanne zegt hallo.</p>",
    } | changes
    if "address" not in fields:
        fields["file"] = ContentFile(content or film_content(), name="IMG_0042.mp4")
    if "poster" not in fields:
        fields["poster"] = create_image()
    return Film.objects.create(**fields)


def create_home_page():
    """Return the front page of the default site: each test database has one."""
    return Site.objects.get(is_default_site=True).root_page.specific


def create_story_index(**changes):
    return _one_below_home(StoryIndexPage, "Verhalen", changes)


def create_ambassador_index(**changes):
    return _one_below_home(AmbassadorIndexPage, "Ambassadeurs", changes)


def create_brochure_index(**changes):
    return _one_below_home(BrochureIndexPage, "Brochures", changes)


def create_event_index(**changes):
    return _one_below_home(EventIndexPage, "Agenda", changes)


def create_desk_finder(**changes):
    return _one_below_home(DeskFinderPage, "Voor ondernemers", changes)


def create_standard_page(*, parent=None, **changes):
    fields = {
        "title": f"Over ons {next(NUMBERS)}",
        "intro": "Wie we zijn en wat we doen.",
        "body": [("text", "<p>Wij werken samen in de regio.</p>")],
    }
    return _add(parent or create_home_page(), StandardPage(**fields | changes))


def create_series(*, parent=None, **changes):
    fields = {
        "title": f"Serie {next(NUMBERS)}",
        "intro": "Verhalen die bij elkaar horen.",
    }
    return _add(parent or create_story_index(), SeriesPage(**fields | changes))


def create_story(*, parent=None, target_groups=(), **changes):
    """Create a published success story that lacks nothing."""
    fields = {
        "title": f"Een verhaal over werk {next(NUMBERS)}",
        "intro": "Sanne bakt elke ochtend brood, en dat gaat steeds beter.",
        "image_alt": "Sanne kneedt deeg in de bakkerij",
        "body": [("text", "<h2>Een schort en een kans</h2><p>Zo begon het.</p>")],
        "employer": "Bakkerij Korenbloem",
        "year": 2026,
        "text_credit": "Redactie",
    } | changes
    fields.setdefault("municipality", create_municipality())
    fields.setdefault("sector", create_sector())
    if "image" not in fields:
        fields["image"] = create_image()
    story = _add(parent or create_story_index(), StoryPage(**fields))
    if target_groups:
        story.target_groups.set(target_groups)
        story.save()
    return story


def create_ambassador(*, parent=None, **changes):
    """Create a published ambassador that lacks nothing."""
    fields = {
        "title": f"Roelof Hamer {next(NUMBERS)}",
        "role": "eigenaar",
        "company": "Hamer Hout",
        "portrait_alt": "Roelof staat in zijn werkplaats",
        "quote": "Ik zocht handen en vond een vakman.",
        "short_quote": "Ik vond een vakman.",
        "intro": "Roelof nam twee mensen aan zonder diploma.",
        "body": [("text", "<p>Het begon met een kop koffie.</p>")],
    } | changes
    fields.setdefault("municipality", create_municipality())
    fields.setdefault("sector", create_sector())
    if "portrait" not in fields:
        fields["portrait"] = create_image(width=240, height=240)
    return _add(parent or create_ambassador_index(), AmbassadorPage(**fields))


def create_brochure(*, parent=None, document=None, **changes):
    """Create a published brochure with a PDF of one page as its first version."""
    fields = {
        "title": f"Starten met een leerwerkbaan {next(NUMBERS)}",
        "summary": "Wat je regelt voor de eerste werkdag.",
        "body": [("text", "<h2>Stap 1</h2><p>Bel je contactpersoon.</p>")],
    } | changes
    fields.setdefault("topic", create_topic())
    brochure = BrochurePage(**fields)
    brochure.versions = [
        BrochureVersion(
            document=document or create_document(), version="1.0", sort_order=0
        )
    ]
    return _add(parent or create_brochure_index(), brochure)


def create_event(*, parent=None, **changes):
    """Create a published event that starts in a week."""
    in_a_week = timezone.now().replace(microsecond=0) + timedelta(days=7)
    starts_at = changes.pop("starts_at", in_a_week)
    fields = {
        "title": f"Ondernemersontbijt {next(NUMBERS)}",
        "kind": EventKind.BREAKFAST,
        "intro": "Ontbijt met collega’s uit de regio.",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "place": "De Korenbeurs",
        "body": [("text", "<p>Er is koffie.</p>")],
    } | changes
    fields.setdefault("municipality", create_municipality())
    return _add(parent or create_event_index(), EventPage(**fields))


def create_region(**changes):
    """Return the region of that name, made when there was none."""
    fields = {
        "name": "Regio Zwolle",
        "site": Site.objects.get(is_default_site=True),
    } | changes
    return _named(Region, fields)


def create_municipality(**changes):
    """Return the municipality of that name, made when there was none."""
    fields = {"name": "Raalte", "province": "overijssel"} | changes
    fields.setdefault("region", create_region())
    return _named(Municipality, fields)


def create_sector(**changes):
    return _named(Sector, {"name": "Horeca en voeding"} | changes)


def create_target_group(**changes):
    return _named(TargetGroup, {"name": "Jongeren"} | changes)


def create_topic(**changes):
    return _named(BrochureTopic, {"name": "Beginnen"} | changes)


def _named(model, fields):
    fields.setdefault("slug", slugify(fields["name"]))
    instance, _created = model.objects.get_or_create(
        name=fields["name"], defaults=fields
    )
    return instance


def _one_below_home(model, title, changes):
    """Return the one page of this kind below the front page."""
    home = create_home_page()
    existing = model.objects.child_of(home).first()
    if existing and not changes:
        return existing
    return _add(home, model(**{"title": title} | changes))


def _add(parent, page):
    """Add a page that is live since now, unless the test said otherwise."""
    if page.live and not page.first_published_at:
        page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)
    return page


def create_specialism(**changes):
    return _named(Specialism, {"name": "Jeugd"} | changes)


def create_organisation(*, municipalities=(), **changes):
    """Return the organisation of that name, made when there was none."""
    fields = {"name": "Gemeente Kampen"} | changes
    fields.setdefault("region", create_region())
    fields.setdefault("type", _named(OrganisationType, {"name": "Gemeente"}))
    organisation = _named(Organisation, fields)
    if municipalities:
        organisation.municipalities.set(municipalities)
        organisation.save()
    return organisation


def create_employer(*, holder=None, **changes):
    """Create an employer with a vaste contactpersoon."""
    fields = {"name": f"Kwekerij De Vroege Vogel {next(NUMBERS)}"} | changes
    fields.setdefault("municipality", create_municipality())
    fields.setdefault("region", fields["municipality"].region)
    fields.setdefault("sector", create_sector())
    return Employer.objects.create(holder=holder or create_member(), **fields)


def create_vacature(*, by=None, workers=(), **changes):
    """Create an open vacature for members, entered and held by one member."""
    by = by or create_member()
    organisation = by.profile.organisation
    now = timezone.now()
    fields = {
        "title": f"Medewerker kwekerij {next(NUMBERS)}",
        "form": "leerwerkbaan",
        "description": "Stekken, verpotten en planten klaarzetten.",
        "state": VacatureState.OPEN,
        "opened_at": now,
        "created_at": now,
        "holder": by,
        "entered_by": by,
        "organisation": organisation,
        "region": organisation.region,
    } | changes
    if fields["state"] == VacatureState.CONCEPT:
        fields["opened_at"] = None
    fields.setdefault("municipality", create_municipality())
    if "employer" not in fields:
        fields["employer"] = create_employer(
            holder=by, municipality=fields["municipality"]
        )
    vacature = Vacature.objects.create(**fields)
    people = dict.fromkeys([by, fields["holder"], *workers])
    for user in people:
        Participation.objects.create(
            vacature=vacature, user=user, organisation=user.profile.organisation
        )
    TimelineEntry.objects.create(
        vacature=vacature,
        kind=EntryKind.SHARED,
        actor=by,
        actor_name=by.profile.name,
        happened_at=vacature.created_at,
    )
    return vacature


def create_registration(*, event=None, user=None, **changes):
    """Create somebody who comes: a guest, unless a user is given."""
    number = next(NUMBERS)
    fields = {
        "name": f"Femke Postma {number}",
        "email": user.email if user else f"gast-{number}@voorbeeld.example",
        "state": RegistrationState.CONFIRMED,
    } | changes
    if fields["state"] == RegistrationState.CONFIRMED:
        fields.setdefault("confirmed_at", timezone.now())
    return Registration.objects.create(
        event=event or create_event(has_registration=True),
        user=user,
        email_key=one_mailbox(fields["email"]),
        **fields,
    )


def create_event_series(**changes):
    """Create a published series without events."""
    fields = {
        "title": f"Praktijktafel {next(NUMBERS)}",
        "intro": "Elke week een vraag uit de praktijk.",
    }
    return _add(create_event_index(), EventSeriesPage(**fields | changes))
