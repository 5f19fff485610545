import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from core.models.pages import validate_page_slug
from core.publishing import NotReady
from home.models import StandardPage
from stories.models import StoryPage
from tests.factories import create_standard_page, create_story, create_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["other", "nieuw", "test", "123", "2026-11"])
def test_an_address_that_says_nothing_is_refused(slug):
    with pytest.raises(ValidationError, match="zegt niets over de pagina"):
        validate_page_slug(slug)


def test_an_address_of_words_is_accepted():
    validate_page_slug("nieuw-werk-in-2026")


def test_a_page_with_a_refused_address_does_not_validate():
    page = create_standard_page()
    page.slug = "test"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert "slug" in caught.value.message_dict


def test_a_new_address_of_a_live_page_leaves_a_redirect(
    client, site, django_capture_on_commit_callbacks
):
    page = create_standard_page(slug="oud-adres")
    page.slug = "mooi-adres"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert Redirect.objects.filter(old_path="/oud-adres").exists()
    response = client.get("/oud-adres/")
    assert response.status_code == 301
    assert response["Location"].endswith("/mooi-adres/")


class TestVisibleTo:
    def restrict(self, page, kind, *groups):
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=kind
        )
        restriction.groups.set(groups)

    def sees(self, user, page):
        return page in StandardPage.objects.visible_to(user)

    def test_drafts_are_for_nobody(self):
        page = create_standard_page(live=False)
        assert not self.sees(create_user(), page)
        assert not self.sees(AnonymousUser(), page)

    def test_a_members_page_is_for_who_is_logged_in(self):
        page = create_standard_page()
        self.restrict(page, PageViewRestriction.LOGIN)
        assert self.sees(create_user(), page)
        assert not self.sees(AnonymousUser(), page)

    def test_a_page_below_a_restricted_page_is_restricted_too(self):
        parent = create_standard_page()
        child = create_standard_page(parent=parent)
        self.restrict(parent, PageViewRestriction.LOGIN)
        assert not self.sees(AnonymousUser(), child)

    def test_a_page_for_a_group_is_for_that_group(self):
        group, other = (Group.objects.create(name=name) for name in ("a", "b"))
        page = create_standard_page()
        self.restrict(page, PageViewRestriction.GROUPS, group)
        inside, outside = create_user(), create_user()
        inside.groups.add(group)
        outside.groups.add(other)
        assert self.sees(inside, page)
        assert not self.sees(outside, page)

    def test_a_page_behind_a_password_is_in_no_list(self):
        page = create_standard_page()
        self.restrict(page, PageViewRestriction.PASSWORD)
        assert not self.sees(create_user(), page)


def test_nothing_unready_goes_online_by_any_way():
    story = create_story(intro="", live=False)
    with pytest.raises(NotReady, match="Schrijf een inleiding"):
        story.save_revision().publish()
    assert not StoryPage.objects.get(pk=story.pk).live
