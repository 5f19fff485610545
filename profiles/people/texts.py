"""The words under which people are found, each with who may find them by it."""

from collections import defaultdict
from itertools import chain

from core.search.words import searchable, words

from .enums import Audience
from .models import Profile, ProfileText
from .visibility import days_in_words

BATCH = 2_000
NAME = "~"  # before a word of a name, so that a name can weigh more; no word has it


def refresh(profile):
    """Make the stored words of one profile those of its fields."""
    rebuild(Profile.objects.filter(pk=profile.pk))


def rebuild(profiles):
    """Make the stored words of these profiles those of their fields."""
    profiles = (
        profiles.order_by("pk")
        .select_related("organisation__type", "subregion")
        .prefetch_related("municipalities", "specialisms")
    )
    batch = []
    for profile in profiles.iterator(chunk_size=BATCH):
        batch.append(profile)
        if len(batch) == BATCH:
            _store(batch)
            batch = []
    _store(batch)


def _store(profiles):
    ProfileText.objects.filter(profile__in=[p.pk for p in profiles]).delete()
    ProfileText.objects.bulk_create(
        [
            ProfileText(profile=profile, audience=audience, words=text)
            for profile in profiles
            for audience, text in texts_of(profile).items()
        ]
    )


def texts_of(profile):
    """Return {audience: words between spaces}; nobody's words are not kept."""
    parts = defaultdict(list)
    for part, text in fields_of(profile).items():
        parts[getattr(profile, f"{part}_audience")].append(text)
    parts.pop(Audience.NOBODY, None)
    found = {audience: searchable(" ".join(some)) for audience, some in parts.items()}
    if profile.identity_audience in found:
        marked = (f"{NAME}{word}" for word in words(profile.name))
        found[profile.identity_audience] += f" {' '.join(marked)}"
    return {audience: f" {text} " for audience, text in found.items() if text.strip()}


def fields_of(profile):
    """Return {part of the profile: all of its text}, as PARTS of visibility has it."""
    organisation = profile.organisation
    terms = chain(profile.municipalities.all(), profile.specialisms.all())
    work = [profile.subregion.name] if profile.subregion else []
    return {
        "identity": " ".join(
            [
                profile.name,
                profile.job_title,
                *([organisation.name, organisation.type.name] if organisation else []),
            ]
        ),
        "work": " ".join([*work, *(term.name for term in terms)]),
        "drive": profile.drive,
        "ask_me": profile.ask_me,
        # A number is typed with and without spaces.
        "phone": f"{profile.phone} {''.join(filter(str.isdigit, profile.phone))}",
        "email": profile.email,
        "days": days_in_words(profile.days),
        "linkedin": profile.linkedin,
    }
