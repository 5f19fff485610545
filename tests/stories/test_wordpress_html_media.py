import pytest

from stories.wordpress.html_blocks import convert_html
from stories.wordpress.records import Attachment

LONG = (
    "De kas staat aan de rand van het dorp en elke ochtend om zeven uur gaan de lampen "
    "aan, eerst links en dan rechts, tot alles groen oplicht."
)
INTRO = "<p>Fenna werkt sinds maart in de kas van haar buurman.</p>"


def blocks_of(content, **options):
    """Return the blocks below a fixed introduction."""
    return convert_html(INTRO + content, title="In de kas", **options).blocks


def text_of(content, **options):
    [(name, value)] = blocks_of(content, **options)
    assert name == "text"
    return value


# Pictures


def test_a_captioned_picture_is_a_photo_with_its_maker():
    content = (
        '[caption id="a1" width="300"]<a href="/groot.jpg">'
        '<img src="/uploads/kas.jpg" alt="Fenna plukt tomaten" class="wp-image-7" />'
        "</a> De kas in mei (foto: Bram Los)[/caption]"
    )
    assert blocks_of(content) == [
        (
            "photo",
            {
                "source": "/uploads/kas.jpg",
                "attachment_id": 7,
                "alt": "Fenna plukt tomaten",
                "caption": "De kas in mei",
                "credit": "Bram Los",
            },
        )
    ]


def test_a_figure_with_its_caption_is_a_photo():
    content = (
        "<figure><img src='/a.jpg'><figcaption>De <b>kas</b></figcaption></figure>"
    )
    [(_, value)] = blocks_of(content)
    assert value["caption"] == "De kas"


@pytest.mark.parametrize("alt", ["", "kas.jpg", "IMG_2031", "DSC-12", "kas  in mei"])
def test_an_alt_that_says_nothing_is_a_to_do(alt):
    content = f'{INTRO}<img src="/uploads/Kas-in-mei.jpg" alt="{alt}">'
    article = convert_html(content, title="Kas")
    assert article.blocks[0][1]["alt"] == ""
    assert article.findings.todos == [
        "Foto Kas-in-mei.jpg: vul nog in: alt-tekst en naam van de maker."
    ]


def test_a_picture_beside_a_paragraph_leaves_it_whole():
    content = '<p><img src="/a.jpg" class="alignleft">Een zin met een foto.</p>'
    assert [name for name, _ in blocks_of(content)] == ["photo", "text"]


def test_the_real_address_of_a_lazy_picture_is_found():
    content = '<img src="data:image/gif;base64,R0" data-src="/uploads/kas.jpg">'
    [(_, value)] = blocks_of(content)
    assert value["source"] == "/uploads/kas.jpg"


def test_a_gallery_becomes_photos_and_missing_ones_a_to_do():
    known = Attachment(3, "/uploads/a.jpg", alt="Een kas", caption="Foto: Bram Los")
    article = convert_html(
        f'{INTRO}[gallery ids="3,4"]', title="Kas", attachments={3: known}
    )
    [(name, value)] = article.blocks
    assert (name, value["alt"], value["credit"]) == ("photo", "Een kas", "Bram Los")
    assert article.findings.todos == ["Uit een galerij ontbreken foto’s (1)."]


def test_the_maker_named_below_the_article_counts_for_every_photo():
    article = convert_html(
        f'{INTRO}<img src="/a.jpg" alt="Een kas">'
        "<p>Tekst: Noor Vos<br>Foto: Bram Los</p>",
        title="Kas",
    )
    assert (article.text_credit, article.photo_credit) == ("Noor Vos", "Bram Los")
    assert article.blocks[0][1]["credit"] == "Bram Los"


# Codes


def test_unknown_shortcodes_go_and_their_text_stays():
    article = convert_html(
        f'{INTRO}<p>[vc_row el="1"]Een zin.[/vc_row] [recent_posts]</p>', title="Kas"
    )
    assert article.blocks == [("text", "<p>Een zin.</p>")]
    assert article.findings.dropped_lines == ["code [vc_row]", "code [recent_posts]"]


def test_text_between_brackets_is_no_shortcode():
    assert text_of("<p>Hij zei [sic] dat het kon [red.].</p>") == (
        "<p>Hij zei [sic] dat het kon [red.].</p>"
    )


def test_an_escaped_shortcode_is_text():
    assert text_of("<p>Typ [[gallery]] in.</p>") == "<p>Typ [gallery] in.</p>"


def test_an_unclosed_caption_does_not_swallow_the_rest():
    content = '[caption id="a"]<img src="/a.jpg" alt="Een kas"><p>Een zin.</p>'
    assert blocks_of(content)[1] == ("text", "<p>Een zin.</p>")


def test_a_block_that_wordpress_fills_in_is_reported():
    article = convert_html(f'{INTRO}<!-- wp:latest-posts {{"n":3}} /-->', title="Kas")
    assert article.findings.dropped_lines == ["WordPress-blok latest-posts"]


def test_a_film_address_on_its_own_line_is_reported():
    article = convert_html(
        "Een zin.\n\nhttps://youtu.be/abc\n\nNog een zin.", title="K"
    )
    assert article.blocks == [("text", "<p>Nog een zin.</p>")]
    assert article.findings.dropped_lines == ["ingesloten inhoud van YouTube"]
    assert "https://youtu.be/abc" in article.findings.todos[0]


# Lists and tables


def test_nested_lists_become_one():
    content = "<ol><li>een<ul><li>a</li></ul></li><li><p>twee</p></li></ol>"
    assert text_of(content) == "<ol><li>een</li><li>a</li><li>twee</li></ol>"


def test_a_small_table_becomes_a_list_and_a_to_do():
    content = f"{INTRO}<table><tr><th>Uren</th><td>24</td></tr></table>"
    article = convert_html(content, title="Kas")
    assert article.blocks == [("text", "<ul><li>Uren: 24</li></ul>")]
    assert len(article.findings.todos) == 1


def test_a_table_for_the_layout_falls_apart_in_paragraphs():
    content = f"<table><tr><td><p>{LONG}</p></td><td><p>Twee.</p></td></tr></table>"
    assert text_of(content) == f"<p>{LONG}</p><p>Twee.</p>"


# Links


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://ergens.voorbeeld.example/a?b=1&amp;c=2", None),
        ("mailto:fenna@voorbeeld.example", None),
        ("tel:0380000012", None),
        ("//ergens.voorbeeld.example/", "https://ergens.voorbeeld.example/"),
        ("www.voorbeeld.example", "https://www.voorbeeld.example"),
        ("../nieuws/kas/", "/nieuws/kas/"),
        ("https://oud.voorbeeld.example/nieuws/kas/?p=3#top", "/nieuws/kas/?p=3"),
        ("http://www.oud.voorbeeld.example", "/"),
    ],
)
def test_a_link_is_kept(href, expected):
    value = text_of(
        f'<p>Kijk <a href="{href}" target="_blank">daar</a>.</p>',
        site_url="https://oud.voorbeeld.example",
    )
    assert value == f'<p>Kijk <a href="{expected or href}">daar</a>.</p>'


def test_an_address_that_is_written_out_becomes_a_link():
    value = text_of("<p>Mail fenna@voorbeeld.example of kijk op www.kas.example.</p>")
    assert value == (
        '<p>Mail <a href="mailto:fenna@voorbeeld.example">fenna@voorbeeld.example</a>'
        ' of kijk op <a href="https://www.kas.example">www.kas.example</a>.</p>'
    )


def test_a_link_that_pasting_lost_is_a_to_do():
    article = convert_html(f"{INTRO}<p>Het verslag vind je hier.</p>", title="Kas")
    assert article.findings.todos[0].startswith("Hier hoorde een link te staan")
