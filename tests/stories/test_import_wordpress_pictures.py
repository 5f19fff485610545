import pytest
from PIL import Image

from core.models import CustomImage
from stories.models import ImportedItem, StoryPage
from tests.stories import wxr

pytestmark = pytest.mark.django_db


def test_the_original_picture_comes_in_once_however_often_it_is_used(
    run_import, uploads, originals
):
    content = f"{wxr.BODY}{wxr.PICTURE}"
    before = originals()
    run_import(
        wxr.item(1, content=content), wxr.item(2, content=content), media=uploads
    )
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (600, 400)
    stories = StoryPage.objects.all()
    assert {story.body[1].value["image"].pk for story in stories} == {image.pk}
    assert len(originals() - before) == 1


def test_a_featured_picture_stands_above_and_not_again_in_the_text(run_import, uploads):
    upload = wxr.attachment(3, "2016/03/kas.jpg", alt="Een kas", caption="De kas")
    story = wxr.item(
        7, content=wxr.PICTURE + wxr.BODY, extra=wxr.meta("_thumbnail_id", "3")
    )
    run_import(upload, story, media=uploads)
    story = StoryPage.objects.get()
    assert (story.image_alt, story.image_caption) == ("Een kas", "De kas")
    assert [block.block_type for block in story.body] == ["text"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("/wp-content/uploads/2016/03/weg.jpg", "staat niet in de map"),
        ("/wp-content/uploads/../../geheim.jpg", "staat niet in de map"),
        ("/wp-content/uploads/%2e%2e/geheim.jpg", "staat niet in de map"),
        ("/wp-content/uploads/2016/03/nep.jpg", "ontbreekt"),
        ("/wp-content/uploads/2016/03/tekening.svg", "ontbreekt"),
        ("/wp-content/uploads/2016/03/groot.jpg", "te groot"),
    ],
)
def test_a_picture_that_cannot_come_in_is_a_to_do(
    run_import, uploads, settings, source, reason
):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50_000
    Image.new("RGB", (60, 40)).save(uploads.parent / "geheim.jpg")
    folder = uploads / "2016" / "03"
    (folder / "nep.jpg").write_text("<script>alert(1)</script>")
    (folder / "tekening.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "groot.jpg").write_bytes(b"\xff" * 60_000)
    out = run_import(
        wxr.item(7, content=f'{wxr.BODY}<img src="{source}" alt="x y">'), media=uploads
    )
    assert CustomImage.objects.count() == 0
    assert StoryPage.objects.get().live
    assert reason in " ".join(out.split())


def test_without_a_media_folder_every_picture_is_a_to_do(run_import):
    out = run_import(wxr.item(7, content=wxr.BODY + wxr.PICTURE))
    assert "er is geen map met media opgegeven" in " ".join(out.split())


def test_a_photo_without_maker_keeps_the_story_offline(run_import, uploads):
    run_import(wxr.item(7, content=wxr.BODY + wxr.PICTURE), media=uploads)
    assert not StoryPage.objects.get().live
    assert "bron" in " ".join(ImportedItem.objects.get(kind="story").to_do)


def test_a_quotation_without_speaker_keeps_the_story_offline(run_import):
    run_import(
        wxr.item(7, content=f"{wxr.BODY}<blockquote>Ik blijf hier.</blockquote>")
    )
    story = StoryPage.objects.get()
    assert not story.live
    assert story.body[1].value["colour"] == "yellow"
