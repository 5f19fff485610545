"""What a reader may not see is not there, for every method and in every header."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import FileSystemStorage
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import CustomDocument
from tests.factories import (
    create_document,
    create_image,
    create_standard_page,
    create_user,
)

KINDS = ["login", "groups", "password"]
METHODS = ["get", "head", "options", "post", "put", "patch", "delete"]


def restrict_page(page, kind="login"):
    return PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="geheim-woord"
    )


@pytest.fixture
def private_collection(site):
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name="Besloten"))
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="login"
    )
    return collection


def seen(response):
    """Return all that a reader can tell answers apart by."""
    headers = {k: v for k, v in response.headers.items() if k != "Content-Length"}
    return response.status_code, headers, response.content


def log_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_restricted_page_answers_like_one_that_never_was(site, kind, method):
    page = create_standard_page(slug="besloten-pagina")
    below = create_standard_page(parent=page, slug="daaronder")
    restrict_page(page, kind)
    client = Client()
    for hidden, missing in (
        (page.url, "/bestaat-nergens/"),
        (below.url, f"{page.url}bestaat-niet/"),
        (page.url.rstrip("/"), "/bestaat-nergens"),
    ):
        first = getattr(client, method)(hidden)
        second = getattr(client, method)(missing)
        if first.status_code in {301, 302}:
            assert first["Location"].rstrip("/").endswith(hidden.rstrip("/"))
            assert second.status_code == first.status_code
        else:
            assert seen(first) == seen(second)


@pytest.mark.parametrize("method", METHODS)
def test_a_draft_answers_like_a_page_that_never_was(site, method):
    page = create_standard_page(slug="concept", live=False)
    client = Client()
    draft = getattr(client, method)(page.url)
    assert seen(draft) == seen(getattr(client, method)("/bestaat-nergens/"))


@pytest.mark.parametrize("kind", ["groups", "password"])
def test_a_member_who_may_not_see_a_page_gets_the_same_as_for_none(site, kind):
    page = create_standard_page()
    restrict_page(page, kind)
    client = log_in(create_user())
    assert seen(client.get(page.url)) == seen(client.get("/bestaat-nergens/"))


def test_who_may_see_a_restricted_page_sees_it(site):
    page = create_standard_page()
    restriction = restrict_page(page, "groups")
    group = Group.objects.create(name="Samen")
    restriction.groups.add(group)
    user = create_user()
    assert log_in(user).get(page.url).status_code == 404
    user.groups.add(group)
    assert log_in(user).get(page.url).status_code == 200
    user.groups.remove(group)
    assert log_in(user).get(page.url).status_code == 404


@pytest.mark.parametrize("method", METHODS)
def test_a_restricted_document_answers_like_one_that_never_was(
    private_collection, method
):
    document = create_document(collection=private_collection)
    client = Client()
    missing = f"/documenten/{document.pk + 1000}/{document.filename}"
    hidden = getattr(client, method)(document.url)
    assert hidden.status_code in {403, 404, 405}
    assert seen(hidden) == seen(getattr(client, method)(missing))


@pytest.mark.parametrize(
    "headers",
    [{"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}],
)
def test_no_condition_betrays_a_restricted_document(private_collection, headers):
    document = create_document(collection=private_collection)
    assert Client().get(document.url, headers=headers).status_code == 404


def test_a_member_reads_a_restricted_document(
    private_collection, monkeypatch, tmp_path
):
    field = CustomDocument._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    document = create_document(collection=private_collection)
    response = log_in(create_user()).get(document.url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert b"%PDF" in b"".join(response.streaming_content)


@pytest.mark.parametrize(
    "path",
    [
        "/media/{name}",
        "/media/documents/{file}",
        "/media/images/../{name}",
        "/media/private/{name}",
        "/static/{name}",
        "/documenten/{pk}/ander.pdf",
        "/documenten/{pk}/",
        "/documenten/{pk}/x/{file}",
        "/documenten/0{pk}/../{file}",
    ],
)
def test_a_document_is_reached_in_no_other_way(site, path):
    document = create_document()
    address = path.format(
        name=document.file.name, file=document.filename, pk=document.pk
    )
    assert Client().get(address).status_code == 404


def test_an_original_picture_is_not_served(site):
    assert Client().get(create_image().file.url).status_code == 404


def test_a_picture_of_a_restricted_collection_is_for_members(private_collection):
    image = create_image(collection=private_collection)
    url = image.get_rendition("width-50").url
    missing = url.replace("width-50", "width-51")
    assert seen(Client().get(url)) == seen(Client().get(missing))
    response = log_in(create_user()).get(url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_other_pictures_stay_public(private_collection):
    url = create_image().get_rendition("width-50").url
    response = Client().get(url)
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "address",
    [
        "/_util/authenticate_with_password/{pk}/{page}/",
        "/documenten/authenticate_with_password/{pk}/",
    ],
)
def test_there_is_no_door_for_a_shared_password(site, address):
    page = create_standard_page()
    restriction = restrict_page(page, "password")
    url = address.format(pk=restriction.pk, page=page.pk)
    assert Client().get(url).status_code == 404
    data = {"password": "geheim-woord", "return_url": page.url}
    assert Client().post(url, data).status_code == 404


@pytest.mark.parametrize("hide", ["restrict", "draft"])
def test_a_redirect_to_a_hidden_page_does_not_exist(site, hide):
    page = create_standard_page(slug="de-titel-verraadt-veel", live=hide != "draft")
    Redirect.add_redirect("/oud/", page)
    if hide == "restrict":
        restrict_page(page)
    assert seen(Client().get("/oud/")) == seen(Client().get("/nooit/"))


@pytest.mark.parametrize("address", ["/oud/", "/oud", "/oud/?van=nieuwsbrief", "/OUD/"])
def test_a_redirect_to_a_public_page_works(site, address):
    page = create_standard_page()
    Redirect.add_redirect("/oud/", page)
    response = Client().get(address, follow=True)
    expected = 404 if address == "/OUD/" else 200
    assert response.status_code == expected


def test_a_redirect_of_one_site_wins_from_one_of_all_sites(site):
    Redirect.add_redirect("/oud/", "/van-alle/")
    Redirect.add_redirect("/oud/", "/van-deze/", site=site, is_permanent=False)
    Redirect.objects.create(old_path="/oud", redirect_link="/dubbel/")
    response = Client().get("/oud/")
    assert (response.status_code, response["Location"]) == (302, "/van-deze/")


def test_the_sitemap_names_no_hidden_page(site):
    page = create_standard_page(slug="besloten-pagina")
    create_standard_page(slug="open-pagina")
    restrict_page(page)
    body = Client().get("/sitemap.xml").content
    assert b"open-pagina" in body
    assert b"besloten-pagina" not in body
