"""What leaves the site: only what is open and meant for everybody."""

import json
import re
from datetime import date, timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from profiles.organisations.enums import PlacementForm
from profiles.vacatures import outside
from profiles.vacatures.enums import CloseReason, VacatureState, Visibility
from tests.factories import (
    create_employer,
    create_home_page,
    create_member,
    create_municipality,
    create_organisation,
    create_sector,
    create_vacature,
)

pytestmark = pytest.mark.django_db
# Google: "Job posting structured data", required and recommended with an end date.
REQUIRED = {
    "title",
    "description",
    "datePosted",
    "validThrough",
    "hiringOrganization",
    "jobLocation",
    "employmentType",
    "totalJobOpenings",
}
EMPLOYMENT_TYPES = {
    "FULL_TIME",
    "PART_TIME",
    "CONTRACTOR",
    "TEMPORARY",
    "INTERN",
    "VOLUNTEER",
    "PER_DIEM",
    "OTHER",
}
PATHS = [
    "/vacatures/feed.rss",
    "/vacatures/feed.atom",
    "/vacatures/feed.json",
    "/vacatures/feed.json?gemeente=raalte",
    "/vacatures/feed.json?organisatie=gemeente-kampen",
    "/vacatures/feed.json?q=kanarie",
    "/vacatures/lijst/",
    "/vacatures/lijst/?gemeente=raalte",
    "/vacatures/lijst/?organisatie=gemeente-kampen",
    "/vacatures/?q=kanarie",
    "/vacatures/",
    "/sitemap.xml",
    "/api/v1/openapi.json",
    "/api/v1/vacatures",
]


@pytest.fixture(autouse=True)
def frame(site):
    return create_home_page()


def create_public(**changes):
    return create_vacature(visibility=Visibility.PUBLIC, **changes)


def facts_of(client, vacature):
    """Return the JSON-LD on the page of a vacature, or None."""
    html = client.get(vacature.get_absolute_url()).text
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def facts(vacature):
    return outside.job_posting(vacature, address="http://x/1/", site_name="Een site")


def close(vacature):
    vacature.state = VacatureState.CLOSED
    vacature.close_reason = CloseReason.WITHDRAWN
    vacature.closed_at = timezone.now()
    vacature.save()


class TestJobPosting:
    def test_it_has_all_that_search_engines_require(self, client):
        vacature = create_public(
            title="Bakker", employer=create_employer(name="De Korenbloem"), places=3
        )
        found = facts_of(client, vacature)
        assert found["@context"] == "https://schema.org"
        assert found["@type"] == "JobPosting"
        assert not REQUIRED - {name for name, value in found.items() if value}
        assert found["title"] == "Bakker"
        assert found["hiringOrganization"] == {
            "@type": "Organization",
            "name": "De Korenbloem",
        }
        assert found["jobLocation"]["address"] == {
            "@type": "PostalAddress",
            "addressLocality": "Raalte",
            "addressRegion": "Overijssel",
            "addressCountry": "NL",
        }
        assert found["totalJobOpenings"] == 3
        assert found["url"] == f"http://testserver{vacature.get_absolute_url()}"

    @pytest.mark.parametrize(
        ("day", "end"),
        [
            ("2099-07-01", "2099-07-01T23:59:59+02:00"),
            ("2099-12-01", "2099-12-01T23:59:59+01:00"),
        ],
    )
    def test_it_ends_with_the_day_in_the_netherlands(self, day, end):
        vacature = create_public()
        vacature.closes_on = date.fromisoformat(day)
        assert facts(vacature)["validThrough"] == end

    def test_it_was_posted_on_the_day_in_the_netherlands(self):
        late = parse_datetime("2026-06-30T22:30:00Z")
        assert facts(create_public(opened_at=late))["datePosted"] == "2026-07-01"

    def test_every_form_with_any_hours_has_known_types(self):
        vacature = create_public()
        hours = [(None, None), (16, None), (None, 40), (24, 36), (36, 40)]
        for form, (least, most) in product(PlacementForm, hours):
            vacature.form, vacature.hours_min, vacature.hours_max = form, least, most
            found = outside.employment_types(vacature)
            assert found
            assert set(found) <= EMPLOYMENT_TYPES

    @pytest.mark.parametrize(
        ("form", "hours", "types"),
        [
            ("regulier", (36, 40), ["FULL_TIME"]),
            ("garantiebaan", (24, None), ["PART_TIME"]),
            ("leerwerkbaan", (24, 36), ["FULL_TIME", "PART_TIME"]),
            ("regulier", (None, None), ["FULL_TIME", "PART_TIME"]),
            ("stage", (36, 40), ["INTERN"]),
            ("detachering", (36, 40), ["TEMPORARY"]),
            ("werkervaringsplek", (8, 12), ["OTHER"]),
        ],
    )
    def test_the_hours_tell_full_or_part_time(self, form, hours, types):
        vacature = create_public(form=form, hours_min=hours[0], hours_max=hours[1])
        assert outside.employment_types(vacature) == types

    def test_no_text_can_end_the_script_or_bring_code(self, client):
        text = "</script><script>alert(1)</script> & <b>meer</b>"
        vacature = create_public(title=text, description=text)
        found = facts_of(client, vacature)
        assert found["title"] == text
        assert "<script>" not in found["description"]
        assert found["description"].startswith("<p>&lt;/script&gt;")

    @pytest.mark.parametrize(
        "changes",
        [
            {"visibility": Visibility.MEMBERS},
            {"state": VacatureState.CONCEPT},
            {"hidden_at": timezone.now()},
            {"closes_on": timezone.localdate() - timedelta(days=1)},
        ],
    )
    def test_what_is_not_for_everybody_gives_no_facts(self, client, changes):
        member = create_member()
        vacature = create_vacature(
            by=member, **({"visibility": Visibility.PUBLIC} | changes)
        )
        client.force_login(member)
        assert facts_of(client, vacature) is None
        assert facts(vacature) is None

    def test_who_entered_and_holds_it_is_not_told(self):
        vacature = create_public()
        assert vacature.holder.profile.name not in json.dumps(facts(vacature))


class TestSitemap:
    def test_only_open_and_public_ones_are_in_it(self, client):
        public, members = create_public(), create_vacature()
        text = client.get(reverse("sitemap")).text
        assert f"{public.get_absolute_url()}</loc>" in text
        assert members.get_absolute_url() not in text
        close(public)
        assert public.get_absolute_url() not in client.get(reverse("sitemap")).text


class TestNobodyLearnsOfMembersOnly:
    def test_every_answer_is_the_same_without_it(self, client):
        public = create_public(title="Bakker")
        create_organisation(name="Gemeente Kampen")
        paths = [*PATHS, public.get_absolute_url()]
        before = self.answers(client, paths)
        hidden = (
            {},
            {"state": VacatureState.CONCEPT},
            {"state": VacatureState.TALKING, "is_open_for_pickup": True},
            {"visibility": Visibility.PUBLIC, "hidden_at": timezone.now()},
            {"visibility": Visibility.PUBLIC, "state": VacatureState.CONCEPT},
        )
        for number, changes in enumerate(hidden):
            create_vacature(
                title="Kanarie",
                employer=create_employer(
                    name=f"Kanarie {number}", sector=create_sector(name="Kanarie")
                ),
                municipality=create_municipality(),
                words=" kanarie ",
                **changes,
            )
        close(create_vacature(title="Kanarie"))
        after = self.answers(client, paths)
        assert after == before

    def answers(self, client, paths):
        found = {}
        for path in paths:
            response = client.get(path)
            headers = {
                name: response.headers.get(name)
                for name in ("ETag", "Last-Modified", "Content-Length", "Location")
            }
            found[path] = (response.status_code, headers, response.content)
        return found
