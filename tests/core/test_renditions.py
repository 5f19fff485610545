import io
import re

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image

from core import renditions
from core.models import CustomImage
from tests.factories import create_image, create_story

pytestmark = pytest.mark.django_db


def show(image, arguments):
    template = Template("{% picture image " + arguments + " %}")
    return template.render(Context({"image": image}))


@pytest.fixture
def photo():
    return create_image(width=1600, height=1200)


def test_every_upload_gets_one_safe_copy(photo):
    specs = list(photo.renditions.values_list("filter_spec", flat=True))
    assert specs == [renditions.SAFE_COPY]


def test_a_picture_comes_in_every_size_and_format(photo):
    renditions.create_missing(photo, ["wide"])
    html = show(photo, '"wide" alt="Een kas" sizes="50vw"')
    assert re.findall(r'type="(.*?)"', html) == ["image/avif"]
    assert [f"{w}w" in html for w in (400, 800, 1200)] == [True] * 3
    assert 'width="1200" height="750"' in html
    assert 'alt="Een kas"' in html
    assert 'loading="lazy"' in html


def test_the_largest_picture_of_a_page_is_not_lazy(photo):
    renditions.create_missing(photo, ["wide"])
    html = show(photo, '"wide" priority=True')
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_before_its_sizes_are_made_the_safe_copy_stands_in(photo):
    html = show(photo, '"wide" alt="Een kas"')
    assert "max-1200x1200" in html
    assert "original_images" not in html


def test_without_a_picture_there_is_nothing_to_show(photo):
    photo.renditions.all().delete()
    assert show(photo, '"wide"') == ""
    assert show(None, '"wide"') == ""


def test_a_hostile_description_is_escaped(photo):
    template = Template("{% picture image 'wide' alt=alt %}")
    alt = '"><script>alert(1)</script>'
    html = template.render(Context({"image": photo, "alt": alt}))
    assert "<script>" not in html


def test_sizes_of_an_earlier_focal_point_are_not_shown(photo):
    renditions.create_missing(photo, ["square"])
    CustomImage.objects.filter(pk=photo.pk).update(
        focal_point_x=10, focal_point_y=10, focal_point_width=5, focal_point_height=5
    )
    moved = CustomImage.objects.get(pk=photo.pk)
    shown = renditions.find(moved, "square")["webp"]
    assert [rendition.filter_spec for rendition in shown] == [renditions.SAFE_COPY]


def test_moving_the_focal_point_makes_the_sizes_again(photo):
    renditions.create_missing(photo, ["square"])
    photo.focal_point_x = photo.focal_point_y = 10
    photo.focal_point_width = photo.focal_point_height = 5
    photo.save()
    assert len(renditions.find(photo, "square")["webp"]) == 3


def test_publishing_prepares_the_pictures_of_a_page(photo):
    story = create_story(image=photo)
    story.save_revision().publish()
    made = set(photo.renditions.values_list("filter_spec", flat=True))
    assert set(renditions.SHAPES["wide"].all_specs) <= made
    assert set(renditions.SHAPES["share"].all_specs) <= made


def test_there_are_few_enough_specs_to_know_them_all():
    specs = {spec for shape in renditions.SHAPES.values() for spec in shape.all_specs}
    assert len(specs) <= 24


@pytest.mark.parametrize("mode", ["P", "CMYK", "RGBA", "L", "LA"])
def test_a_picture_of_any_kind_of_colour_gets_its_sizes(mode):
    out = io.BytesIO()
    file_format = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (900, 700)).save(out, file_format)
    file = ContentFile(out.getvalue(), name=f"kleur.{file_format.lower()}")
    image = create_image(file=file)
    renditions.create_missing(image, ["wide", "share"])
    assert len(renditions.find(image, "wide")["webp"]) == 3
    assert len(renditions.find(image, "share")["jpeg"]) == 1


def test_making_the_sizes_again_changes_nothing(photo):
    renditions.create_missing(photo, ["wide"])
    before = set(photo.renditions.values_list("pk", flat=True))
    renditions.create_missing(photo, ["wide"])
    assert set(photo.renditions.values_list("pk", flat=True)) == before


def test_a_focal_point_at_the_edge_cuts_inside_the_picture():
    image = create_image(
        width=2400,
        height=900,
        focal_point_x=1728,
        focal_point_y=392,
        focal_point_width=234,
        focal_point_height=304,
    )
    renditions.create_missing(image, list(renditions.SHAPES))
    assert all(renditions.find(image, shape) for shape in renditions.SHAPES)
