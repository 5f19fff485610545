"""Who gets in where: every role, every kind of admin page, every method."""

from http import HTTPStatus

import pytest

from accounts.models import User
from core.models import Theme
from stories.models import BrochureTopic
from tests.factories import (
    create_document,
    create_film,
    create_image,
    create_municipality,
    create_organisation,
    create_region,
    create_story,
    create_topic,
    create_user,
)

pytestmark = pytest.mark.django_db

E, C, M, A = "redacteur", "hoofdredacteur", "moderator", "beheerder"
STAFF = {E, C, M, A}
WRITERS = {E, C, A}
CHIEFS = {C, A}
METHODS = ["head", "options", "post", "put", "patch", "delete"]
# Address (with the number of an object where it needs one) and who gets in.
MATRIX = {
    "/admin/": STAFF,
    "/admin/account/": STAFF,
    "/admin/pages/{index}/": WRITERS,
    "/admin/pages/{story}/edit/": WRITERS,
    "/admin/pages/{story}/delete/": WRITERS,
    "/admin/pages/{story}/history/": WRITERS,
    "/admin/pages/{story}/move/": WRITERS,
    "/admin/pages/add/stories/storypage/{index}/": WRITERS,
    "/admin/reports/site-history/": STAFF,
    "/admin/images/": WRITERS,
    "/admin/images/add/": WRITERS,
    "/admin/images/{image}/": WRITERS,
    "/admin/images/{image}/delete/": WRITERS,
    "/admin/documents/": WRITERS,
    "/admin/documents/edit/{document}/": WRITERS,
    "/admin/snippets/": WRITERS,
    "/admin/snippets/stories/brochuretopic/": WRITERS,
    "/admin/snippets/stories/brochuretopic/add/": WRITERS,
    "/admin/snippets/stories/brochuretopic/edit/{topic}/": WRITERS,
    "/admin/snippets/stories/brochuretopic/delete/{topic}/": CHIEFS,
    "/admin/snippets/core/film/": WRITERS,
    "/admin/snippets/core/film/add/": WRITERS,
    "/admin/snippets/core/film/edit/{film}/": WRITERS,
    "/admin/snippets/core/film/delete/{film}/": CHIEFS,
    "/admin/snippets/home/ambition/": WRITERS,
    "/admin/snippets/home/ambition/add/": WRITERS,
    "/admin/snippets/organisations/municipality/edit/{municipality}/": WRITERS,
    "/admin/snippets/organisations/municipality/delete/{municipality}/": CHIEFS,
    "/admin/snippets/organisations/sector/add/": WRITERS,
    "/admin/snippets/organisations/targetgroup/add/": WRITERS,
    "/admin/snippets/organisations/specialism/add/": WRITERS,
    "/admin/snippets/organisations/organisationtype/add/": WRITERS,
    "/admin/snippets/organisations/region/": {A},
    "/admin/snippets/organisations/region/add/": {A},
    "/admin/snippets/organisations/region/delete/{region}/": {A},
    "/admin/snippets/organisations/subregion/add/": {A},
    "/admin/snippets/organisations/organisation/": {A},
    "/admin/snippets/organisations/organisation/add/": {A},
    "/admin/snippets/organisations/organisation/edit/{organisation}/": {A},
    "/admin/snippets/organisations/organisation/delete/{organisation}/": {A},
    "/admin/organisaties/{organisation}/samenvoegen/": {A},
    "/admin/aanvragen/": {A},
    "/admin/inlezen/organisaties/": {A},
    "/admin/inlezen/mensen/": {A},
    "/admin/settings/core/theme/{site}/": CHIEFS,
    "/admin/settings/core/sitedetails/{site}/": CHIEFS,
    "/admin/settings/home/navigation/{site}/": CHIEFS,
    "/admin/collections/": CHIEFS,
    "/admin/collections/add/": CHIEFS,
    "/admin/redirects/": CHIEFS,
    "/admin/redirects/add/": CHIEFS,
    "/admin/redirects/import/": CHIEFS,
    "/admin/moderatie/": {M, A},
    "/admin/users/": {A},
    "/admin/users/new/": {A},
    "/admin/users/edit/{user}/": {A},
    "/admin/users/delete/{user}/": {A},
    "/admin/groups/": {A},
    "/admin/groups/new/": {A},
    "/admin/sites/": {A},
    "/admin/sites/new/": {A},
    "/admin/sites/edit/{site}/": {A},
    "/admin/workflows/list/": {A},
    "/admin/workflows/add/": {A},
    "/admin/workflows/tasks/index/": {A},
}


@pytest.fixture
def objects(site):
    story = create_story()
    return {
        "index": story.get_parent().pk,
        "story": story.pk,
        "image": create_image().pk,
        "document": create_document().pk,
        "film": create_film().pk,
        "topic": create_topic().pk,
        "municipality": create_municipality().pk,
        "region": create_region().pk,
        "organisation": create_organisation().pk,
        "user": create_user().pk,
        "site": site.pk,
    }


def is_welcome(response):
    return response.status_code == HTTPStatus.OK


@pytest.mark.parametrize("role", sorted(STAFF))
def test_each_role_gets_in_where_it_should_and_nowhere_else(role, objects, as_role):
    client = as_role(role)
    let_in = {
        path for path in MATRIX if is_welcome(client.get(path.format_map(objects)))
    }
    assert let_in == {path for path, roles in MATRIX.items() if role in roles}


@pytest.mark.parametrize(
    "method", ["head", "options", "post", "put", "patch", "delete"]
)
@pytest.mark.parametrize("role", sorted(STAFF))
def test_no_method_gets_a_role_in_where_it_should_not(role, method, objects, as_role):
    client = as_role(role)
    refused = [path for path, roles in MATRIX.items() if role not in roles]
    for path in refused:
        response = getattr(client, method)(path.format_map(objects))
        assert not is_welcome(response), path
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


@pytest.mark.parametrize("method", ["get", *METHODS])
def test_members_and_strangers_get_in_nowhere(method, objects, client):
    for path in MATRIX:
        response = getattr(client, method)(path.format_map(objects))
        assert response.url.startswith("/account/login/"), path
    client.force_login(create_user())
    for path in MATRIX:
        response = getattr(client, method)(path.format_map(objects))
        assert response.status_code == HTTPStatus.NOT_FOUND, path


@pytest.mark.parametrize("role", [E, M])
def test_what_is_refused_is_not_done(role, objects, as_role, site):
    client = as_role(role)
    topic = create_topic()
    client.post(f"/admin/snippets/stories/brochuretopic/delete/{topic.pk}/")
    client.post(f"/admin/users/delete/{objects['user']}/")
    theme = f"/admin/settings/core/theme/{objects['site']}/"
    client.post(theme, {"brand": "#000000"})
    assert BrochureTopic.objects.filter(pk=topic.pk).exists()
    assert User.objects.filter(pk=objects["user"]).exists()
    assert Theme.for_site(site).brand != "#000000"


@pytest.mark.parametrize(
    ("role", "may_lock"), [(E, False), (C, True), (M, False), (A, True)]
)
def test_locking_a_page_is_for_chief_editors(role, may_lock, objects, as_role):
    story = create_story()
    as_role(role).post(f"/admin/pages/{story.pk}/lock/")
    story.refresh_from_db()
    assert story.locked is may_lock
