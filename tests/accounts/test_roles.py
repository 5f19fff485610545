import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Page, Workflow

from accounts import roles
from accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_every_named_right_exists():
    known = {
        f"{app}.{codename}"
        for codename, app, _model in map(
            Permission.natural_key, Permission.objects.select_related("content_type")
        )
    }
    named = set().union(
        *roles.RIGHTS.values(),
        *roles.PAGE_RIGHTS.values(),
        *roles.FILE_RIGHTS.values(),
    )
    assert named - known == set()


def test_the_roles_are_the_only_groups():
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_syncing_twice_changes_nothing():
    before = _everything()
    roles.sync_roles(sender=None)
    assert _everything() == before


def test_syncing_takes_away_what_a_role_should_not_have():
    editor = Group.objects.get(name=Role.EDITOR)
    before = _everything()
    editor.permissions.add(Permission.objects.get(codename="delete_user"))
    editor.page_permissions.create(
        page=Page.get_first_root_node(),
        permission=Permission.objects.get(codename="lock_page"),
    )
    roles.sync_roles(sender=None)
    assert _everything() == before


def test_syncing_without_a_page_tree_gives_the_other_rights():
    Page.objects.all().delete()
    roles.sync_roles(sender=None)
    editor = Group.objects.get(name=Role.EDITOR)
    assert editor.permissions.filter(codename="access_admin").exists()
    assert not editor.page_permissions.exists()


def test_syncing_waits_for_apps_that_are_not_migrated():
    class NothingYet:
        def get_model(self, *names):
            raise LookupError

    before = _everything()
    roles.sync_roles(sender=None, apps=NothingYet())
    assert _everything() == before


def test_chief_editors_approve_what_editors_submit():
    workflow = Workflow.objects.get()
    assert workflow.name == "Akkoord van de hoofdredacteur"
    task = GroupApprovalTask.objects.get(workflow_tasks__workflow=workflow)
    assert [group.name for group in task.groups.all()] == [Role.CHIEF_EDITOR]


def _everything():
    return {
        group.name: (
            set(group.permissions.values_list("pk", flat=True)),
            set(group.page_permissions.values_list("page", "permission")),
            set(group.collection_permissions.values_list("collection", "permission")),
        )
        for group in Group.objects.all()
    }
