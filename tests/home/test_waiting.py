from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from core.models import JobRun
from home import waiting
from stories.models import ImportedItem
from tests.factories import create_home_page, create_standard_page, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return create_user(role="redacteur")


def work(user):
    """Return {heading: names} of what waits for somebody."""
    return {
        kind.heading: [name for name, _link in kind.items]
        for kind in waiting.for_user(user)
    }


def draft(owner, **changes):
    page = create_standard_page(live=False, owner=owner, **changes)
    page.save_revision(user=owner)
    return page


@pytest.fixture
def workflow(editor):
    """A workflow in which the editor approves, on the whole site."""
    flow = Workflow.objects.create(name="Redactie leest mee")
    task = GroupApprovalTask.objects.create(name="Lezen")
    task.groups.set(editor.groups.all())
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=1)
    return flow


def test_nothing_waits_for_who_is_done(editor):
    assert work(editor) == {}


def test_my_drafts_wait_for_me_and_not_for_a_colleague(editor):
    draft(editor, title="Half af")
    assert work(editor) == {"Jouw concepten": ["Half af"]}
    assert work(create_user(role="redacteur")) == {}


def test_changes_that_i_made_to_the_page_of_another_wait_for_me(editor):
    page = create_standard_page(owner=create_user(), title="Van een ander")
    page.title = "Door mij veranderd"
    page.save_revision(user=editor)
    assert work(editor) == {"Jouw concepten": ["Door mij veranderd"]}


def test_what_is_scheduled_waits_for_nobody(editor):
    page = draft(editor)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=editor).publish()
    assert work(editor) == {}


def test_what_was_sent_for_approval_waits_for_who_approves(editor, workflow):
    writer = create_user()
    page = draft(writer, title="Lees mij")
    workflow.start(page, writer)
    assert work(editor) == {"Jij beslist of dit online gaat": ["Lees mij"]}
    assert work(writer) == {}


def test_my_overdue_pages_wait_for_me(editor):
    today = timezone.localdate()
    create_standard_page(title="Te laat", owner=editor, review_on=today)
    create_standard_page(owner=editor, review_on=today + timedelta(days=1))
    create_standard_page(owner=create_user(), review_on=today)
    assert work(editor) == {"Jouw pagina’s om na te kijken": ["Te laat"]}


def test_imported_items_wait_for_their_owner_or_for_everybody(editor):
    mine = create_standard_page(owner=editor)
    of_another = create_standard_page(owner=create_user())
    for source, page, to_do in (
        ("a", mine, ["Kies een gemeente"]),
        ("b", None, ["Zoek een foto"]),
        ("c", of_another, ["Kies een sector"]),
        ("d", mine, []),
    ):
        ImportedItem.objects.create(
            source=source, kind="post", title=source, page=page, to_do=to_do
        )
    assert work(editor) == {"Ingelezen, nog iets te doen": ["a", "b"]}


def test_long_lists_say_how_many_more_there_are(editor):
    for _ in range(7):
        draft(editor)
    (kind,) = waiting.for_user(editor)
    assert (len(kind.items), kind.total, kind.hidden) == (5, 7, 2)


def test_much_work_takes_as_many_queries_as_little(editor, query_budget):
    draft(editor)
    waiting.for_user(editor)
    for _ in range(20):
        draft(editor)
        create_standard_page(owner=editor, review_on=timezone.localdate())
    with query_budget(14):
        waiting.for_user(editor)


class TestFrontPage:
    def test_it_lists_my_work_with_links_to_where_i_go_on(self, as_role):
        client = as_role("redacteur")
        page = draft(client.user, title="Half af")
        html = client.get("/admin/").text
        assert "Wacht op mij" in html
        assert f'<a href="/admin/pages/{page.pk}/edit/">Half af</a>' in html

    def test_it_says_so_when_there_is_nothing(self, as_role):
        assert "Je bent helemaal bij" in as_role("redacteur").get("/admin/").text

    def test_titles_are_no_markup(self, as_role):
        client = as_role("redacteur")
        draft(client.user, title="<b>vet</b>")
        assert "<b>vet</b>" not in client.get("/admin/").text

    def test_a_late_scheduler_is_red(self, as_role):
        client = as_role("redacteur")
        assert "De planner staat stil" in client.get("/admin/").text
        JobRun.objects.create(name="send_mail", finished_at=timezone.now())
        html = client.get("/admin/").text
        assert "De planner liep voor het laatst op" in html
        assert "De planner staat stil" not in html

    def test_a_job_that_failed_is_named_until_it_succeeds(self, as_role):
        client = as_role("redacteur")
        now = timezone.now()
        row = JobRun.objects.create(name="check_links", failed_at=now)
        assert "check_links" in client.get("/admin/").text
        row.finished_at = now + timedelta(minutes=1)
        row.save()
        assert "check_links" not in client.get("/admin/").text

    def test_every_role_in_the_admin_sees_it(self, as_role):
        create_home_page()
        for role in ("moderator", "hoofdredacteur", "beheerder"):
            assert "Wacht op mij" in as_role(role).get("/admin/").text
