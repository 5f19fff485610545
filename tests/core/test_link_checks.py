import pytest
from django.core.management import call_command

from core import link_checks, outside, tasks
from core.models import CheckedLink, JobRun
from stories.models import RelatedLink
from tests.factories import create_standard_page, create_story

pytestmark = pytest.mark.django_db

GOOD = "https://goed.voorbeeld.example/"
BAD = "https://kapot.voorbeeld.example/weg"


@pytest.fixture
def asked(monkeypatch):
    """The addresses that were asked; only BAD does not work."""
    addresses = []

    def ask(address):
        addresses.append(address)
        if address == BAD:
            return outside.Answer(404, "deze pagina bestaat niet (meer) (404)")
        return outside.Answer(200, "")

    monkeypatch.setattr(outside, "ask", ask)
    return addresses


def page_with(*addresses, **changes):
    markup = "".join(f'<p><a href="{address}">lees</a></p>' for address in addresses)
    return create_standard_page(body=[("text", markup)], **changes)


def row(address):
    return CheckedLink.objects.get(address=address)


class TestFinding:
    def test_links_are_kept_once_with_all_pages_that_use_them(self):
        first, second = page_with(GOOD, BAD), page_with(GOOD)
        link_checks.find_all()
        assert set(row(GOOD).pages.values_list("pk", flat=True)) == {
            first.pk,
            second.pk,
        }
        assert row(BAD).pages.get().pk == first.pk

    def test_drafts_are_left_alone(self):
        page_with(BAD, live=False)
        link_checks.find_all()
        assert not CheckedLink.objects.exists()

    def test_what_no_page_uses_any_more_is_forgotten(self):
        page = page_with(GOOD, BAD)
        link_checks.find_all()
        page.body = [("text", f'<p><a href="{GOOD}">lees</a></p>')]
        page.save()
        link_checks.find_all()
        assert [link.address for link in CheckedLink.objects.all()] == [GOOD]

    def test_publishing_a_page_keeps_its_links_at_once(self):
        page = page_with(GOOD)
        page.save_revision().publish()
        assert row(GOOD).pages.get().pk == page.pk

    def test_an_address_that_is_too_long_is_not_kept(self):
        page_with(f"{GOOD}{'a' * 2000}")
        link_checks.find_all()
        assert not CheckedLink.objects.exists()

    def test_many_pages_take_as_many_queries_as_few(self, query_budget):
        pages = [page_with(f"{GOOD}{number}") for number in range(20)]
        link_checks.keep(pages[:1])
        with query_budget(5):
            link_checks.keep(pages)
        assert CheckedLink.objects.count() == 20


class TestBatches:
    def links(self, *addresses):
        return [
            CheckedLink(pk=number, address=address)
            for number, address in enumerate(addresses)
        ]

    def test_sites_do_not_share_a_batch(self):
        links = self.links(
            "https://b.example/1", "https://a.example", "https://b.example/2"
        )
        assert link_checks.batches(links) == [[1], [0, 2]]

    def test_many_links_to_one_site_are_several_batches(self):
        links = self.links(*[f"https://a.example/{n}" for n in range(25)])
        assert [len(batch) for batch in link_checks.batches(links)] == [10, 10, 5]


class TestChecking:
    def test_the_weekly_job_finds_and_asks_every_link(self, asked):
        page_with(GOOD, BAD)
        call_command("run_due")
        assert sorted(asked) == [GOOD, BAD]
        assert row(GOOD).failures_in_row == 0
        assert row(BAD).failures_in_row == 1
        assert row(BAD).problem == "deze pagina bestaat niet (meer) (404)"

    def test_the_job_runs_once_a_week(self, asked):
        page_with(GOOD)
        call_command("run_due")
        call_command("run_due")
        assert asked == [GOOD]
        assert JobRun.objects.get(name="check_links").finished_at

    def test_a_link_is_broken_after_two_failures_in_a_row(self, asked):
        page_with(BAD)
        tasks.find_links.enqueue()
        assert not row(BAD).is_broken
        assert not CheckedLink.objects.broken().exists()
        tasks.find_links.enqueue()
        assert row(BAD).is_broken
        assert CheckedLink.objects.broken().get() == row(BAD)

    def test_a_link_that_works_again_starts_anew(self, asked, monkeypatch):
        page_with(BAD)
        tasks.find_links.enqueue()
        tasks.find_links.enqueue()
        monkeypatch.setattr(outside, "ask", lambda address: outside.Answer(200, ""))
        tasks.find_links.enqueue()
        assert row(BAD).failures_in_row == 0
        assert row(BAD).failing_since is None

    def test_the_first_failure_is_remembered(self, asked):
        page_with(BAD)
        tasks.find_links.enqueue()
        since = row(BAD).failing_since
        tasks.find_links.enqueue()
        assert row(BAD).failing_since == since

    def test_our_own_pages_are_looked_up_and_not_asked(self, asked, site):
        target = create_standard_page(slug="doel")
        page = create_standard_page(
            body=[
                (
                    "text",
                    f'<p><a linktype="page" id="{target.pk}">een</a>'
                    '<a href="/doel/">twee</a><a href="/mis/">drie</a></p>',
                )
            ]
        )
        target.unpublish()
        tasks.find_links.enqueue()
        assert asked == []
        problems = dict(page.checked_links.values_list("address", "problem"))
        assert problems == {
            f"pagina:{target.pk}": f"de pagina ‘{target.title}’ staat niet online",
            "http://localhost/doel/": "die pagina bestaat niet",
            "http://localhost/mis/": "die pagina bestaat niet",
        }

    def test_a_demo_calls_nobody(self, asked, settings):
        settings.IS_DEMO = True
        page_with(GOOD)
        tasks.find_links.enqueue()
        assert asked == []
        assert row(GOOD).checked_at is None

    def test_a_page_that_went_offline_does_not_count(self, asked):
        page = page_with(BAD)
        tasks.find_links.enqueue()
        page.unpublish()
        assert not CheckedLink.objects.failing().exists()

    def test_an_address_of_a_line_on_the_page_is_asked(self, asked):
        story = create_story()
        RelatedLink.objects.create(
            page=story, url=BAD, title="Elders", site_name="Elders"
        )
        tasks.find_links.enqueue()
        assert asked == [BAD]
