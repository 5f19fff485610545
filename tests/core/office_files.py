"""Small office documents, whole or tampered with."""

import io
import zipfile

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


def _office(folder, main, types, extra):
    if types is None:
        types = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'content-types"><Override PartName="/{folder}/main.xml"'
            f' ContentType="application/{main}"/></Types>'
        )
    entries = {"[Content_Types].xml": types, f"{folder}/main.xml": "<main/>"}
    return archive(entries | (extra or {}))


def docx(*, main=None, types=None, extra=None):
    main = main or f"{OFFICE[12:]}wordprocessingml.document.main+xml"
    return _office("word", main, types, extra)


def xlsx(*, types=None, extra=None):
    main = f"{OFFICE[12:]}spreadsheetml.sheet.main+xml"
    return _office("xl", main, types, extra)


def pptx(*, types=None, extra=None):
    main = f"{OFFICE[12:]}presentationml.presentation.main+xml"
    return _office("ppt", main, types, extra)


def odt(*, mimetype=OPEN_DOCUMENT, extra=None):
    entries = {"mimetype": mimetype, "content.xml": "<office/>"}
    return archive(entries | (extra or {}))
