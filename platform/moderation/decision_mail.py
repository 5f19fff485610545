"""Both sides hear what was decided and why; who reported it stays between us."""

from django.contrib.auth import get_user_model
from django.urls import reverse

from accounts import mail


def send(case, *, is_review, reason):
    """Put the mails about a decision in the outbox, for who still takes part."""
    context = {
        "title": case.title,
        "is_upheld": case.is_upheld,
        "is_review": is_review,
        "reason": reason,
        "objection_path": reverse("moderation:decision", args=[case.pk])
        if case.may_be_objected_to
        else "",
    }
    reachable = get_user_model().objects.members().confirmed()
    reporters = case.reports.values("reporter")
    for user in reachable.filter(pk__in=reporters).exclude(pk=case.author_id):
        _mail("report_decided", user, context)
    for user in reachable.filter(pk=case.author_id):
        _mail("case_decided", user, context)


def _mail(name, user, context):
    mail.send(f"emails/{name}", user.email, context=context | {"user": user})
