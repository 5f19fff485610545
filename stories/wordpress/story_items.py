"""Handles the posts that become stories."""

from wagtail.models import Page

from stories.models import ImportedItem, StoryPage

from .article import Article
from .findings import Findings, shorten
from .html_blocks import convert_html
from .old_addresses import redirect_to
from .records import Comment, Item
from .report import ItemReport, Outcome
from .run import Run
from .story_building import build_story, copy_story, free_slug, unready_because

KIND = "story"
PUBLISHED = "publish"
DRAFT_BECAUSE = {
    "draft": "Was een concept op de oude site.",
    "pending": "Wachtte op de oude site op beoordeling.",
    "future": "Stond op de oude site klaar voor later; kies zelf een moment.",
    "private": "Was op de oude site alleen voor de redactie.",
}


def import_story(item: Item, run: Run) -> ItemReport:
    """Make a story of a post, or bring the story of an earlier run up to date."""
    source = run.source_of(item)
    known = ImportedItem.objects.filter(source=source).first()
    if known and not run.is_update:
        return ItemReport(item.line, item.title, Outcome.UNCHANGED)
    page = known.page.specific if known and known.page else None
    if reason := _reason_to_leave(known, page):
        return ItemReport(item.line, item.title, Outcome.UNCHANGED, reason)
    article = _read(item, run)
    parent = run.parent
    story = build_story(item, article, pictures=run.pictures, parent=parent)
    is_live = _is_fit_to_read(item, story, article.findings)
    outcome = Outcome.UPDATED if known else Outcome.IMPORTED
    result = ItemReport(item.line, story.title, outcome, findings=article.findings)
    result.is_draft = not is_live
    if run.is_dry_run:
        return result
    page = _store(story, page, item, parent=parent, is_live=is_live)
    redirect_to(page, item, site_url=run.export.site.url, findings=article.findings)
    _remember(source, item, page, article.findings)
    result.address = page.get_url_parts()[2]
    return result


def _reason_to_leave(known: ImportedItem | None, page: StoryPage | None) -> str:
    if known and page is None:
        return "Is na de import verwijderd door een redacteur."
    if known and page.latest_revision_id != known.payload.get("revision"):
        return "Is na de import bewerkt door een redacteur."
    return ""


def _read(item: Item, run: Run) -> Article:
    article = convert_html(
        item.content,
        title=item.title,
        excerpt=item.excerpt,
        site_url=run.export.site.url,
        attachments=run.export.attachments,
    )
    findings = article.findings
    for problem in item.problems:
        findings.todo(problem)
    kept = sum(comment.is_approved for comment in item.comments)
    if kept:
        findings.note(f"Reacties bewaard voor later: {kept}")
    for _comment in range(len(item.comments) - kept):
        findings.drop("niet goedgekeurde reactie")
    return article


def _is_fit_to_read(item: Item, story: StoryPage, findings: Findings) -> bool:
    """Whether the story may be online; if not, the findings say why."""
    problems = unready_because(story)
    needed = [f"Nodig voor publicatie: {problem}" for problem in problems]
    findings.todos[:0] = needed
    if item.status != PUBLISHED:
        findings.note(DRAFT_BECAUSE.get(item.status, f"Stond op ‘{item.status}’."))
        return False
    if item.has_password:
        findings.note("Had op de oude site een wachtwoord en is nu een concept.")
        return False
    return not problems


def _store(
    story: StoryPage,
    page: StoryPage | None,
    item: Item,
    *,
    parent: Page,
    is_live: bool,
) -> StoryPage:
    if page is None:
        page = story
        page.slug = free_slug(story, item, parent)
        parent.add_child(instance=page)
    else:
        copy_story(story, page)
    revision = page.save_revision(log_action=False)
    if is_live:
        revision.publish(log_action=False)
        Page.objects.filter(pk=page.pk).update(
            first_published_at=story.first_published_at,
            last_published_at=item.modified_at or story.first_published_at,
        )
    return page


def _remember(source: str, item: Item, page: StoryPage, findings: Findings) -> None:
    ImportedItem.objects.update_or_create(
        source=source,
        defaults={
            "kind": KIND,
            "title": shorten(page.title, 300),
            "page": page,
            "to_do": findings.todos,
            "payload": {
                "revision": page.latest_revision_id,
                "link": item.link,
                "status": item.status,
                "categories": [term.name for term in item.categories],
                "tags": [term.name for term in item.tags],
                "comments": [_comment(c) for c in item.comments if c.is_approved],
            },
        },
    )


def _comment(comment: Comment) -> dict:
    return {
        "id": comment.comment_id,
        "parent": comment.parent_id,
        "author": comment.author,
        "text": comment.text,
        "written_at": comment.written_at.isoformat() if comment.written_at else None,
    }
