from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import create_image, create_standard_page, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(as_role):
    return as_role("redacteur")


def bulk_url(action, *objects):
    label, model = (
        ("wagtailcore", "page")
        if hasattr(objects[0], "url_path")
        else ("core", "customimage")
    )
    url = reverse("wagtail_bulk_action", args=[label, model, action])
    return f"{url}?{urlencode([('id', item.pk) for item in objects])}&next=/admin/"


def test_several_pages_are_read_at_once(editor):
    today = timezone.localdate()
    pages = [create_standard_page(review_on=today) for _ in range(2)]
    url = bulk_url("mark_read", *pages)
    assert "Ja, alles klopt nog" in editor.get(url).text
    response = editor.post(url, follow=True)
    assert "Nagekeken: 2 pagina’s." in response.text
    for page in pages:
        page.refresh_from_db()
        assert page.review_on > today


def test_a_draft_cannot_be_read_as_if_it_were_live(editor):
    page = create_standard_page(live=False, review_on=timezone.localdate())
    url = bulk_url("mark_read", page)
    assert "Deze doen niet mee" in editor.get(url).text
    editor.post(url)
    page.refresh_from_db()
    assert page.review_on == timezone.localdate()


def test_pages_go_to_a_colleague(editor):
    colleague = create_user(role="redacteur", first_name="Sanne", last_name="Vos")
    pages = [create_standard_page() for _ in range(2)]
    url = bulk_url("give_to", *pages)
    assert "Sanne Vos" in editor.get(url).text
    response = editor.post(url, {"owner": colleague.pk}, follow=True)
    assert "2 pagina’s zijn nu van Sanne Vos." in response.text
    for page in pages:
        page.refresh_from_db()
        assert page.owner == colleague


@pytest.mark.parametrize("changes", [{"role": None}, {"is_active": False}])
def test_pages_go_to_nobody_who_cannot_look_after_them(editor, changes):
    stranger = create_user(**{"role": "redacteur"} | changes)
    page = create_standard_page(owner=editor.user)
    editor.post(bulk_url("give_to", page), {"owner": stranger.pk})
    page.refresh_from_db()
    assert page.owner == editor.user


def test_publishing_a_draft_keeps_the_new_owner(editor):
    colleague = create_user(role="redacteur")
    page = create_standard_page(owner=editor.user)
    page.save_revision()
    editor.post(bulk_url("give_to", page), {"owner": colleague.pk})
    page.refresh_from_db()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.owner == colleague


def test_the_credit_is_filled_in_where_there_was_none(editor):
    without, with_credit = create_image(credit=""), create_image(credit="Bram")
    url = bulk_url("fill_credit", without, with_credit)
    assert "Wie maakte deze afbeeldingen?" in editor.get(url).text
    response = editor.post(url, {"credit": "Sanne"}, follow=True)
    assert "1 afbeelding heeft nu een bron." in response.text
    without.refresh_from_db()
    with_credit.refresh_from_db()
    assert (without.credit, with_credit.credit) == ("Sanne", "Bram")


@pytest.mark.parametrize("action", ["mark_read", "give_to"])
def test_who_may_not_publish_changes_nothing(as_role, action):
    moderator = as_role("moderator")
    page = create_standard_page(review_on=timezone.localdate())
    moderator.post(bulk_url(action, page), {"owner": moderator.user.pk})
    page.refresh_from_db()
    assert page.review_on == timezone.localdate()
    assert page.owner is None
