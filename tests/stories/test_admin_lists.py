import pytest
from django.urls import reverse

from stories.enums import StoryKind
from stories.models import ImportedItem
from tests.factories import create_municipality, create_story

pytestmark = pytest.mark.django_db

STORIES = "story_listing:index"
ITEMS = "imported_item:index"


@pytest.fixture
def editor(as_role):
    return as_role("redacteur")


def item(**changes):
    number = ImportedItem.objects.count()
    fields = {"source": f"post-{number}", "kind": "post", "title": f"Item {number}"}
    return ImportedItem.objects.create(**fields | changes)


def titles(client, name, **query):
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return [str(row) for row in response.context["object_list"]]


class TestStories:
    def test_the_list_shows_kind_place_and_date(self, editor):
        create_story(title="Brood", kind=StoryKind.NEWS)
        html = editor.get(reverse(STORIES)).text
        for words in ("Brood", "Nieuws", "Raalte"):
            assert words in html
        assert reverse(STORIES) in editor.get("/admin/").text

    def test_it_can_be_filtered_and_sorted(self, editor):
        create_story(title="Brood", kind=StoryKind.NEWS)
        create_story(title="Anjers", municipality=create_municipality(name="Ommen"))
        assert titles(editor, STORIES, kind=StoryKind.NEWS) == ["Brood"]
        ommen = create_municipality(name="Ommen").pk
        assert titles(editor, STORIES, municipality=ommen) == ["Anjers"]
        assert titles(editor, STORIES, ordering="title") == ["Anjers", "Brood"]

    def test_drafts_are_in_it(self, editor):
        create_story(title="Half af", live=False)
        assert titles(editor, STORIES) == ["Half af"]

    def test_a_moderator_does_not_see_it(self, as_role):
        assert as_role("moderator").get(reverse(STORIES)).status_code in {302, 403}

    def test_many_stories_take_as_many_queries_as_one(self, editor, query_budget):
        create_story()
        titles(editor, STORIES)
        for _ in range(20):
            create_story()
        with query_budget(32):
            assert len(titles(editor, STORIES)) == 21


class TestImportedItems:
    def test_the_list_tells_what_is_left_to_do(self, editor):
        story = create_story()
        item(title="Met pagina", page=story, to_do=["Kies een sector"])
        html = editor.get(reverse(ITEMS)).text
        assert "Kies een sector" in html
        assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in html

    def test_it_can_be_filtered(self, editor):
        item(title="Open", to_do=["Kies"])
        item(title="Klaar", kind="event")
        assert titles(editor, ITEMS, to_do="ja") == ["Open"]
        assert titles(editor, ITEMS, to_do="nee") == ["Klaar"]
        assert titles(editor, ITEMS, kind="event") == ["Klaar"]

    def test_an_item_can_be_looked_at_without_the_old_comments(self, editor):
        found = item(payload={"comments": ["geheim"]}, to_do=["Kies"])
        response = editor.get(reverse("imported_item:inspect", args=[found.pk]))
        assert response.status_code == 200
        assert "geheim" not in response.text

    def test_an_editor_says_that_it_is_done(self, editor):
        found = item(to_do=["Kies"])
        editor.post(reverse("finish_imported_item", args=[found.pk]))
        assert titles(editor, ITEMS, to_do="ja") == []

    @pytest.mark.parametrize("name", ["add", "edit", "delete"])
    def test_nobody_changes_one_by_hand(self, as_role, name):
        found = item()
        arguments = [] if name == "add" else [found.pk]
        url = reverse(f"imported_item:{name}", args=arguments)
        assert as_role("beheerder").get(url).status_code in {302, 403}
        assert as_role("beheerder").post(url, {"title": "x"}).status_code in {302, 403}
        assert ImportedItem.objects.get().title == "Item 0"

    def test_a_moderator_sees_and_does_nothing(self, as_role):
        moderator = as_role("moderator")
        found = item(to_do=["Kies"])
        assert moderator.get(reverse(ITEMS)).status_code in {302, 403}
        moderator.post(reverse("finish_imported_item", args=[found.pk]))
        found.refresh_from_db()
        assert found.to_do == ["Kies"]

    def test_many_items_take_as_many_queries_as_one(self, editor, query_budget):
        item(to_do=["Kies"])
        titles(editor, ITEMS)
        for _ in range(20):
            item(to_do=["Kies"], page=create_story())
        with query_budget(16):
            assert len(titles(editor, ITEMS)) == 20
