"""Writes small WordPress exports, as a site that nobody ever had."""

SITE = "https://oud.voorbeeld.example"
BODY = (
    "<p>Fenna plukt elke ochtend tomaten in de kas van haar buurman.</p>"
    "<p>Daar is ze trots op.</p>"
)
PICTURE = (
    '<img src="https://oud.voorbeeld.example/wp-content/uploads/2016/03/kas-300x200.jpg"'
    ' alt="Fenna plukt tomaten">'
)


def item(
    post_id,
    *,
    title="Een oud bericht",
    content="<p>Een zin.</p>",
    post_type="post",
    status="publish",
    date="2016-03-02 10:00:00",
    slug="",
    extra="",
):
    """Return one <item>; extra is XML that follows the usual fields."""
    return (
        f"<item><title><![CDATA[{title}]]></title>\n"
        f"<link>{SITE}/nieuws/{slug or f'bericht-{post_id}'}/</link>\n"
        f"<guid>{SITE}/?p={post_id}</guid>\n"
        "<dc:creator><![CDATA[noor]]></dc:creator>\n"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>\n"
        f"<wp:post_id>{post_id}</wp:post_id>\n"
        f"<wp:post_date>{date}</wp:post_date>\n"
        f"<wp:post_name>{slug or f'bericht-{post_id}'}</wp:post_name>\n"
        f"<wp:status>{status}</wp:status>\n"
        f"<wp:post_type>{post_type}</wp:post_type>\n{extra}</item>\n"
    )


def category(name, *, slug=None, domain="category"):
    slug = slug or name.lower().replace(" ", "-")
    return (
        f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>'
    )


def meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def comment(number, *, text="Mooi verhaal.", approved="1", kind="comment"):
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        "<wp:comment_author><![CDATA[Daan]]></wp:comment_author>"
        "<wp:comment_author_email>daan@voorbeeld.example</wp:comment_author_email>"
        "<wp:comment_date>2016-03-03 11:00:00</wp:comment_date>"
        f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content>"
        f"<wp:comment_approved>{approved}</wp:comment_approved>"
        f"<wp:comment_type>{kind}</wp:comment_type>"
        "<wp:comment_parent>0</wp:comment_parent></wp:comment>"
    )


def attachment(post_id, path, *, alt="", caption=""):
    extra = (
        f"<wp:attachment_url>{SITE}/wp-content/uploads/{path}</wp:attachment_url>"
        f"<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>"
        + meta("_wp_attachment_image_alt", alt)
    )
    return item(
        post_id, title="Upload", post_type="attachment", status="inherit", extra=extra
    )


def export(*items, version="1.2", prolog='<?xml version="1.0" encoding="UTF-8"?>\n'):
    """Return a whole export as text."""
    wordpress = f"http://wordpress.org/export/{version}/"
    return (
        f'{prolog}<rss version="2.0" xmlns:excerpt="{wordpress}excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:wp="{wordpress}">\n'
        f"<channel><title>Oude site</title><link>{SITE}</link>\n"
        f"<wp:wxr_version>{version}</wp:wxr_version>\n"
        "<wp:author><wp:author_login>noor</wp:author_login>"
        "<wp:author_display_name><![CDATA[Noor Vos]]></wp:author_display_name>"
        "</wp:author>\n"
        f"{''.join(items)}</channel></rss>\n"
    )


def write(folder, *items, **options):
    """Write an export into a folder and return its path."""
    path = folder / "export.xml"
    path.write_text(export(*items, **options), encoding="utf-8")
    return path
