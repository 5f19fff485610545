"""A Word file becomes a draft, through the screen that editors use."""

import re
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Comment

from core.models import CustomImage
from stories.enums import StoryFormat, StoryKind
from stories.models import StoryIndexPage, StoryPage
from stories.word import pictures
from tests.factories import create_story, create_story_index
from tests.stories.word_files import LONG, picture, story_document, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    return create_story_index()


@pytest.fixture
def editor(as_role):
    return as_role("redacteur")


def address(index):
    return f"/admin/verhalen/{index.pk}/nieuw/van-word/"


def send(client, index, file):
    return client.post(address(index), {"file": file})


def with_pictures(*colours):
    document = story_document(LONG)
    for colour in colours:
        document.add_heading(f"Over {colour}", 1)
        document.add_paragraph(LONG)
        document.add_picture(picture(colour=colour))
    return document


def stored_pictures():
    is_used = default_storage.exists("original_images")
    return set(default_storage.listdir("original_images")[1]) if is_used else set()


def test_the_choice_of_formats_leads_to_the_screen(editor, index):
    html = editor.get(f"/admin/pages/add/stories/storypage/{index.pk}/")
    assert address(index) in html.content.decode()
    assert "Word-bestand" in editor.get(address(index)).content.decode()


def test_the_library_has_a_button_for_who_may_add_stories(editor, index, as_role):
    page = editor.get(f"/admin/pages/{index.pk}/").content.decode()
    assert "Nieuw verhaal van Word-bestand" in page
    elsewhere = editor.get(f"/admin/pages/{index.get_parent().pk}/").content.decode()
    assert "Nieuw verhaal van Word-bestand" not in elsewhere


def test_a_word_file_opens_as_a_draft_below_the_library(editor, index):
    response = send(editor, index, upload(with_pictures("teal")))
    story = StoryPage.objects.get()
    assert response["Location"] == f"/admin/pages/{story.pk}/edit/"
    assert story.get_parent().specific == index
    assert not story.live
    assert story.owner == editor.user
    assert story.title == "Een schort en een kans"
    assert story.slug == "een-schort-en-een-kans"
    assert story.latest_revision.user == editor.user
    assert [block.block_type for block in story.body] == ["text", "photo"]
    assert editor.get(response["Location"]).status_code == 200


def test_a_large_file_that_waits_on_disk_is_read_as_well(editor, index, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    send(editor, index, upload(with_pictures("teal")))
    assert CustomImage.objects.count() == 1


def test_the_editor_reads_what_is_left_to_do(editor, index):
    response = send(editor, index, upload(with_pictures("teal")))
    html = editor.get(response["Location"]).content.decode()
    assert "Foto afbeelding-1: vul nog in: alt-tekst en naam van de maker." in html
    assert "Kloppen soort en vorm?" in html


def test_every_point_stays_beside_its_field_until_it_is_ticked_off(editor, index):
    send(editor, index, upload(with_pictures("teal")))
    story = StoryPage.objects.get()
    photo = next(block for block in story.body if block.block_type == "photo")
    places = dict(Comment.objects.values_list("text", "contentpath"))
    about_photo = next(text for text in places if "afbeelding-1:" in text)
    assert places[about_photo] == f"body.{photo.id}.alt_text"
    assert all(c.has_valid_contentpath(story) for c in Comment.objects.all())
    # The editor shows no comment on a stream as a whole.
    assert "body" not in places.values()
    html = editor.get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert re.search(r'id="comments-data".*Kloppen soort en vorm', html, re.DOTALL)


def test_pictures_come_into_the_library_without_description_or_credit(editor, index):
    send(editor, index, upload(with_pictures("teal", "navy")))
    images = CustomImage.objects.order_by("pk")
    assert [image.title for image in images] == [
        "Een schort en een kans (1)",
        "Een schort en een kans (2)",
    ]
    assert {(i.description, i.credit) for i in images} == {("", "")}
    assert {image.uploaded_by_user for image in images} == {editor.user}


def test_a_picture_that_is_used_twice_is_stored_once(editor, index):
    send(editor, index, upload(with_pictures("teal", "teal")))
    assert CustomImage.objects.count() == 1
    blocks = [block.block_type for block in StoryPage.objects.get().body]
    assert blocks.count("photo") == 2


def test_a_picture_at_the_top_becomes_the_main_picture(editor, index):
    document = story_document(LONG)
    document.add_picture(picture())
    document.add_paragraph(LONG)
    send(editor, index, upload(document))
    story = StoryPage.objects.get()
    assert story.image == CustomImage.objects.get()
    assert [block.block_type for block in story.body] == ["text"]
    assert Comment.objects.filter(contentpath="image_alt").count() == 1


@pytest.mark.parametrize(
    ("kind", "options"),
    [("BMP", {}), ("TIFF", {}), ("PNG", {"width": 6000, "height": 4000})],
)
def test_a_picture_the_site_cannot_use_is_left_out_and_named(
    editor, index, kind, options
):
    document = story_document(LONG)
    document.add_picture(picture(kind=kind, **options))
    send(editor, index, upload(document))
    story = StoryPage.objects.get()
    assert story.image is None
    assert not CustomImage.objects.exists()
    assert Comment.objects.filter(text__contains="afbeelding-1 ontbreekt").exists()


@pytest.mark.parametrize("damage", ["cut off", "bomb"])
def test_a_picture_that_cannot_be_decoded_does_not_stop_the_text(editor, index, damage):
    def break_picture(data):
        if damage == "cut off":
            return data[: len(data) // 2]
        # The size of 40.000 by 40.000 stands right behind the name of the first chunk.
        start = data.index(b"IHDR") + 4
        header = struct.pack(">II", 40_000, 40_000) + data[start + 8 : start + 13]
        check = struct.pack(">I", zlib.crc32(b"IHDR" + header))
        return data[:start] + header + check + data[start + 17 :]

    document = with_pictures("teal")
    replace = {"word/media/image1.png": break_picture}
    response = send(editor, index, upload(document, replace=replace))
    assert response.status_code == 302
    assert not CustomImage.objects.exists()
    assert Comment.objects.filter(text__contains="afbeelding-1 ontbreekt").exists()


def test_more_pictures_than_a_story_shows_are_named_and_left_out(
    editor, index, monkeypatch
):
    monkeypatch.setattr(pictures, "MOST_PICTURES", 1)
    send(editor, index, upload(with_pictures("teal", "navy")))
    assert CustomImage.objects.count() == 1
    assert Comment.objects.filter(text__contains="afbeelding-2 ontbreekt").exists()


def test_pictures_that_are_too_large_together_are_left_out(editor, index, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 3000)
    send(editor, index, upload(with_pictures("teal", "navy")))
    assert CustomImage.objects.count() == 1


def test_questions_make_an_interview_and_a_success_story(editor, index):
    document = story_document(LONG)
    for question in ("Hoe begon het?", "Wat was spannend?", "En hoe gaat het nu?"):
        document.add_heading(question, 1)
        document.add_paragraph("Met een telefoontje van de gemeente, op een maandag.")
    send(editor, index, upload(document))
    story = StoryPage.objects.get()
    assert (story.format, story.kind) == (StoryFormat.INTERVIEW, StoryKind.SUCCESS)


def test_a_press_release_is_recognised(editor, index):
    document = story_document(LONG)
    document.paragraphs[0].text = "Persbericht: Honderd banen in de regio"
    send(editor, index, upload(document))
    story = StoryPage.objects.get()
    assert (story.format, story.kind) == (StoryFormat.PRESS_RELEASE, StoryKind.NEWS)
    assert story.title == "Honderd banen in de regio"


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Test", "verhaal-test"), ("2026", "verhaal-2026"), ("日本語", "verhaal")],
)
def test_a_title_that_makes_no_address_gets_one(editor, index, title, slug):
    document = story_document(LONG)
    document.paragraphs[0].text = title
    send(editor, index, upload(document))
    assert StoryPage.objects.get().slug == slug


def test_the_same_file_twice_makes_two_stories(editor, index):
    create_story(title="Een schort en een kans", slug="een-schort-en-een-kans")
    send(editor, index, upload(story_document(LONG)))
    assert StoryPage.objects.filter(slug="een-schort-en-een-kans-2").exists()


@pytest.mark.parametrize(
    ("file", "word"),
    [
        (SimpleUploadedFile("verhaal.doc", b"oud"), "Opslaan als"),
        (SimpleUploadedFile("verhaal.docx", b"PK\x03\x04kapot"), "beschadigd"),
        (SimpleUploadedFile("verhaal.docx", b""), "leeg"),
        ("", "Kies eerst"),
    ],
)
def test_a_bad_file_gets_a_clear_word_at_the_field(editor, index, file, word):
    response = send(editor, index, file)
    assert response.status_code == 422
    errors = response.context["form"].errors["file"]
    assert word in errors[0]
    assert errors[0].split(".")[0] in response.content.decode()
    assert not StoryPage.objects.exists()


def test_nothing_stays_behind_when_the_page_cannot_be_stored(
    editor, index, monkeypatch
):
    def fail(*arguments, **options):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(StoryIndexPage, "add_child", fail)
    before = stored_pictures()
    with pytest.raises(RuntimeError):
        send(editor, index, upload(with_pictures("teal")))
    assert not CustomImage.objects.exists()
    assert not StoryPage.objects.exists()
    assert stored_pictures() == before


@pytest.mark.parametrize("role", ["moderator", None])
def test_who_may_add_no_stories_may_not_send_one(as_role, index, role):
    client = as_role(role)
    client.get(address(index))
    response = send(client, index, upload(story_document(LONG)))
    assert response.status_code in {302, 404}
    assert not StoryPage.objects.exists()


def test_another_kind_of_page_has_no_such_screen(editor, index):
    parent = index.get_parent()
    assert editor.get(address(parent)).status_code == 404
