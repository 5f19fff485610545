import json

from django.utils import timezone

from . import archives, media, pages, tables

FORMAT = "daarwerkenweaan-export"
VERSION = 1


def export_site(target, *, everything=False, progress=lambda what: None):
    """Write the site to a new folder or zip file and return {what: how many}.

    ``everything`` adds the pages that only members read and the files that no page
    shows. Drafts, revisions and accounts are never part of it. ``progress`` is called
    with the kind of each thing that is written.
    """
    with archives.opened(target) as archive:
        files = media.Media(everything=everything)

        def visit(page):
            files.visit(page)
            progress("pages")

        counts = {"pages": pages.write(archive, everything=everything, visit=visit)}
        counts |= files.write(archive, progress)
        counts["renditions"] = archive.write("renditions.jsonl", files.renditions())
        counts |= tables.write(archive)
        _write_manifest(archive, counts, everything=everything)
    return counts


def _write_manifest(archive, counts, *, everything):
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "everything": everything,
        "counts": counts,
        "files": list(archive.files),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    archive.write("manifest.json", [text.encode()])
