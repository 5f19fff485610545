import pytest
from wagtail.blocks import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks import BodyBlock, visible_text, word_count
from core.blocks.texts import is_file_name
from tests.factories import create_image

BLOCKS = BodyBlock().child_blocks


def body(*blocks):
    return StreamValue(
        BodyBlock(), [{"type": kind, "value": value} for kind, value in blocks], True
    )


def test_editors_choose_from_at_most_ten_blocks():
    assert 5 <= len(BLOCKS) <= 10


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_explains_itself_in_dutch_and_has_a_preview(name):
    meta = BLOCKS[name].meta
    assert meta.description.endswith((".", "?"))
    assert meta.icon
    assert meta.label
    assert BLOCKS[name].is_previewable


@pytest.mark.parametrize(
    "name", ["foto.jpg", "DSC_0042", "IMG-20260501.jpeg", "IMG_1 bewerkt", "team.webp"]
)
def test_the_name_of_a_file_is_no_description(name):
    assert is_file_name(name)


@pytest.mark.parametrize("text", ["Sanne kneedt deeg", "Twee mensen. Eén tafel."])
def test_a_sentence_is_a_description(text):
    assert not is_file_name(text)


class TestPhoto:
    def clean(self, **changes):
        value = {"image": create_image(), "alt_text": "", "caption": ""}
        block = BLOCKS["photo"]
        return block.clean(block.normalize(value | {"decorative": False} | changes))

    @pytest.mark.django_db
    def test_a_picture_needs_a_description(self):
        with pytest.raises(StructBlockValidationError) as caught:
            self.clean()
        assert "alt_text" in caught.value.block_errors

    @pytest.mark.django_db
    def test_a_file_name_does_not_describe_a_picture(self):
        with pytest.raises(StructBlockValidationError):
            self.clean(alt_text="kas-kampen.jpg")

    @pytest.mark.django_db
    def test_decoration_needs_no_description(self):
        assert self.clean(decorative=True)["decorative"]

    @pytest.mark.django_db
    def test_a_draft_may_lack_it(self):
        block = BLOCKS["photo"]
        block.defer_required_validation()
        try:
            assert self.clean()["alt_text"] == ""
        finally:
            block.restore_deferred_validation()


def test_a_quote_of_more_than_160_characters_is_refused():
    block = BLOCKS["quote"]
    value = {"quote": "a" * 161, "person": "Sanne", "role": "", "colour": "yellow"}
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.normalize(value | {"portrait": None}))
    assert "quote" in caught.value.block_errors


def test_a_call_to_action_leads_somewhere():
    block = BLOCKS["call_to_action"]
    value = {"title": "Doe mee", "text": "", "link_label": "Doe mee"}
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.normalize(value | {"link_page": None, "link_url": ""}))
    assert "link_page" in caught.value.block_errors


def test_words_are_counted_as_a_reader_reads_them():
    value = body(
        ("text", "<h2>Een kop</h2><p>En <b>vier</b> woorden erbij</p>"),
        ("question_answer", {"question": "Hoe dan?", "answer": "<p>Zo.</p>"}),
        ("facts", {"title": "", "items": [{"label": "Uren", "value": "24"}]}),
        (
            "quote",
            {"quote": "Kort", "person": "Bram", "role": "", "colour": "yellow"},
        ),
    )
    expected = "Een kop En vier woorden erbij Hoe dan? Zo. Uren 24 Kort Bram"
    assert " ".join(visible_text(value).split()) == expected
    assert word_count(value) == 13
