import tracemalloc

import pytest

from stories.wordpress.errors import WxrError
from stories.wordpress.reader import Limits, open_export
from tests.stories import wxr


def read(tmp_path, *items, **options):
    return list(open_export(wxr.write(tmp_path, *items, **options)).items())


def error_of(tmp_path, content, **options):
    path = tmp_path / "export.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(WxrError) as caught:
        open_export(path, **options)
    return caught.value


def test_an_item_keeps_what_a_story_needs(tmp_path):
    extra = wxr.category("Nieuws") + wxr.category("kas", domain="post_tag")
    content = "<p>Een <b>zin</b>.</p>"
    [item] = read(
        tmp_path, wxr.item(7, title="Werk &amp; kas", content=content, extra=extra)
    )
    assert (item.post_id, item.post_type, item.status) == (7, "post", "publish")
    assert item.title == "Werk & kas"
    assert item.slug == "bericht-7"
    assert item.link == "https://oud.voorbeeld.example/nieuws/bericht-7/"
    assert item.guid == "https://oud.voorbeeld.example/?p=7"
    assert item.author == "Noor Vos"
    assert item.content == content
    assert [term.name for term in item.categories] == ["Nieuws"]
    assert [term.slug for term in item.tags] == ["kas"]
    assert item.published_at.isoformat() == "2016-03-02T10:00:00+01:00"
    assert item.problems == ()


def test_the_export_tells_about_the_site(tmp_path):
    export = open_export(wxr.write(tmp_path, wxr.item(1), wxr.item(2)))
    assert export.site.title == "Oude site"
    assert export.site.url == wxr.SITE
    assert export.item_count == 2


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_the_format_is_read(tmp_path, version):
    extra = "<excerpt:encoded><![CDATA[Kort.]]></excerpt:encoded>"
    [item] = read(tmp_path, wxr.item(1, extra=extra), version=version)
    assert item.post_id == 1
    assert item.excerpt == "Kort."


def test_version_1_0_repeats_its_terms_and_we_do_not(tmp_path):
    extra = (
        "<category><![CDATA[kas]]></category>"
        + wxr.category("kas", domain="tag")
        + "<category><![CDATA[Nieuws]]></category>"
        + wxr.category("Nieuws")
    )
    [item] = read(tmp_path, wxr.item(1, extra=extra), version="1.0")
    assert [term.name for term in item.tags] == ["kas"]
    assert [term.name for term in item.categories] == ["Nieuws"]


def test_an_item_knows_its_line_in_the_file(tmp_path):
    path = wxr.write(tmp_path, wxr.item(1), wxr.item(2))
    lines = path.read_text().splitlines()
    for item in open_export(path).items():
        assert "<item>" in lines[item.line - 1]


def test_a_date_that_is_no_date_is_none_and_a_problem(tmp_path):
    [item] = read(tmp_path, wxr.item(1, status="draft", date="0000-00-00 00:00:00"))
    assert item.published_at is None
    assert item.problems == ("De datum is niet te lezen (0000-00-00 00:00:00).",)


def test_comments_lose_addresses_and_machine_messages(tmp_path):
    extra = (
        wxr.comment(1)
        + wxr.comment(2, approved="spam")
        + wxr.comment(3, kind="pingback")
    )
    [item] = read(tmp_path, wxr.item(1, extra=extra))
    assert [(c.comment_id, c.is_approved) for c in item.comments] == [
        (1, True),
        (2, False),
    ]
    assert item.comments[0].author == "Daan"
    assert item.comments[0].written_at.isoformat() == "2016-03-03T11:00:00+01:00"
    assert "daan@" not in repr(item)


def test_a_comment_is_plain_text(tmp_path):
    text = 'Mooi &amp; <a href="javascript:x()">groen</a>!\n<b>Daan</b> '
    [item] = read(tmp_path, wxr.item(1, extra=wxr.comment(1, text=text)))
    assert item.comments[0].text == "Mooi & groen!\nDaan"


def test_a_comment_does_not_disturb_the_meta_of_its_post(tmp_path):
    extra = wxr.meta("start", "8:00") + wxr.comment(1) + wxr.meta("end", "9.30")
    [item] = read(tmp_path, wxr.item(1, extra=extra))
    assert item.meta == {"start": "8:00", "end": "9.30"}


def test_an_attachment_is_known_by_its_number(tmp_path):
    upload = wxr.attachment(9, "2016/03/kas.jpg", alt="Een kas", caption="De kas")
    found = open_export(wxr.write(tmp_path, upload)).attachments[9]
    assert found.url.endswith("/uploads/2016/03/kas.jpg")
    assert (found.alt, found.caption) == ("Een kas", "De kas")


def test_an_item_without_guid_gets_one_from_its_number(tmp_path):
    text = wxr.item(5).replace(f"<guid>{wxr.SITE}/?p=5</guid>", "")
    [item] = read(tmp_path, text)
    assert item.guid == f"{wxr.SITE}/?p=5"


def test_a_byte_order_mark_and_empty_lines_before_the_xml_do_no_harm(tmp_path):
    path = tmp_path / "export.xml"
    path.write_bytes(b"\xef\xbb\xbf" + wxr.export(wxr.item(1)).encode())
    assert open_export(path).item_count == 1
    path.write_bytes(b"\n\r\n  " + wxr.export(wxr.item(1)).encode())
    lines = path.read_text().splitlines()
    [item] = open_export(path).items()
    assert "<item>" in lines[item.line - 1]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_another_encoding_is_read_as_it_declares(tmp_path, encoding):
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    path = tmp_path / "export.xml"
    text = wxr.export(wxr.item(1, title="Één café"), prolog=prolog)
    path.write_bytes(text.encode(encoding))
    [item] = open_export(path).items()
    assert item.title == "Één café"


def test_control_characters_that_editors_pasted_are_left_out(tmp_path):
    [item] = read(tmp_path, wxr.item(1, content="<p>Een\x0b \x00zin\x1f.</p>"))
    assert item.content == "<p>Een zin.</p>"


def test_a_split_cdata_part_is_read_as_one(tmp_path):
    [item] = read(tmp_path, wxr.item(1, content="a]]]]><![CDATA[>b"))
    assert item.content == "a]]>b"


def test_entities_are_refused_and_never_expanded(tmp_path):
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)
    )
    text = wxr.export(
        wxr.item(1, title="]]>&l9;<![CDATA["),
        prolog=f'<?xml version="1.0"?>\n<!DOCTYPE rss [{laughs}]>\n',
    )
    error = error_of(tmp_path, text)
    assert error.line == 2
    assert "niet veilig" in error.reason


@pytest.mark.parametrize("kind", ["file:///etc/hostname", "http://127.0.0.1:9/x.dtd"])
def test_nothing_outside_the_file_is_fetched(tmp_path, kind):
    for doctype in (
        f'<!DOCTYPE rss SYSTEM "{kind}">',
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{kind}">]>',
    ):
        text = wxr.export(wxr.item(1), prolog=f'<?xml version="1.0"?>\n{doctype}\n')
        assert error_of(tmp_path, text).line == 2


def test_a_truncated_file_tells_the_line_and_yields_nothing(tmp_path):
    text = wxr.export(*(wxr.item(number) for number in range(1, 50)))
    whole = text[: text.index("<wp:post_id>40<")]
    error = error_of(tmp_path, whole)
    assert error.line == whole.count("\n") + 1
    assert "te vroeg" in error.reason
    assert str(error).startswith(f"Regel {error.line}: ")


def test_a_file_cut_inside_a_text_tells_where_it_began(tmp_path):
    text = wxr.export(wxr.item(1))
    error = error_of(tmp_path, text[: text.index("Een zin.") + 3])
    assert error.line
    assert "compleet" in error.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "te vroeg"),
        ("dit is geen xml", "geen geldige XML"),
        ("<html><body></body></html>", "geen WordPress-export"),
        ("<rss><channel><item></item></channel></rss>", "versienummer"),
        (wxr.export(wxr.item(1)).replace("</item>", "</itam>"), "niet open"),
        (wxr.export(version="9.9"), "9.9 is niet bekend"),
        (wxr.export(wxr.item(1, title="]]>&nbsp;<![CDATA[")), "entiteit"),
        (wxr.export(wxr.item(1, title="]]>&#11;<![CDATA[")), "verboden teken"),
        (wxr.export(wxr.item("drie")), "geen nummer"),
        (wxr.export(wxr.item(3), wxr.item(3)), "komt ook al voor op regel"),
        (b'<?xml version="1.0"?>\n<rss><channel><title>\xff\xfe\xfd', "geldige XML"),
        ('<?xml version="1.0" encoding="x-geheim"?><rss/>', "codering"),
    ],
)
def test_a_broken_file_gives_one_clear_error_with_a_line(tmp_path, content, reason):
    error = error_of(tmp_path, content)
    assert reason in error.reason
    assert error.line >= 1


def test_a_missing_file_is_the_same_kind_of_error(tmp_path):
    with pytest.raises(WxrError, match="niet te openen"):
        open_export(tmp_path / "nergens.xml")


def test_a_file_that_is_too_large_is_not_opened(tmp_path):
    error = error_of(tmp_path, wxr.export(), limits=Limits(file_bytes=100))
    assert "mag hooguit" in error.reason


def test_an_item_that_is_too_large_is_refused_at_its_line(tmp_path):
    text = wxr.export(wxr.item(1), wxr.item(2, content="a" * 20_000))
    error = error_of(tmp_path, text, limits=Limits(item_characters=10_000))
    assert "meer dan 10000 tekens" in error.reason
    assert error.line > text[: text.index("<wp:post_id>1<")].count("\n")


def test_a_million_empty_elements_are_too_large_as_well(tmp_path):
    text = wxr.export(wxr.item(1, extra="<a/>" * 1_000))
    error = error_of(tmp_path, text, limits=Limits(item_characters=50_000))
    assert "tekens" in error.reason


def test_a_tag_without_an_end_is_not_held_in_memory(tmp_path):
    text = wxr.export(wxr.item(1, extra=f'<a b="{"c" * 2_000_000}"/>'))
    error = error_of(tmp_path, text, limits=Limits(item_characters=10_000))
    assert "niet ophoudt" in error.reason


def test_deep_nesting_is_refused(tmp_path):
    error = error_of(tmp_path, wxr.export(wxr.item(1, extra="<a>" * 50 + "</a>" * 50)))
    assert "te diep" in error.reason


def test_thirty_megabytes_are_read_in_constant_memory(tmp_path):
    path = tmp_path / "export.xml"
    before, after = wxr.export("@").split("@")
    content = "<p>Een zin over werk.</p>\n" * 2_000
    with path.open("w", encoding="utf-8") as file:
        file.write(before)
        for number in range(1, 601):
            file.write(wxr.item(number, content=content))
        file.write(after)
    assert path.stat().st_size > 30_000_000
    tracemalloc.start()
    try:
        assert open_export(path).item_count == 600
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000
