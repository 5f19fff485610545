"""The wie-is-wie for a hundred thousand people: see core.bitmaps.

What somebody shows to members and what only to colleagues are sets apart, so that a
hidden field has no part in any answer.
"""

from collections import defaultdict
from itertools import islice

from core.bitmaps import Row, any_of
from core.search.words import fold, stem

from .enums import Audience
from .finding import MIN_PREFIX, wanted
from .models import Profile, ProfileText
from .terms import KINDS
from .texts import NAME
from .visibility import ANY_MEMBER, Viewer

BATCH = 5_000
MEMBERS, COLLEAGUES = "leden", "collega’s"
WORD = "woord"
BY_NAME, NEWEST = "naam", "nieuwste"
EVERYBODY = Viewer(is_member=True, is_administrator=True)
# The facets that whoever sees somebody may count, and those with an audience.
ALWAYS = ("soort", "organisatie", "rol")
SHOWN = {"gemeente": "municipalities", "specialisme": "specialisms"}


def read(keys=None):
    """Yield a Row for everybody in the directory, or for those of these keys."""
    if keys is None:
        keys = Profile.objects.in_directory(EVERYBODY).values_list("pk", flat=True)
    waiting = iter(list(keys))
    while some := list(islice(waiting, BATCH)):
        yield from _read(some)


def _read(keys):
    people, for_members = (
        Profile.objects.in_directory(viewer).filter(pk__in=keys)
        for viewer in (EVERYBODY, ANY_MEMBER)
    )
    members = set(for_members.values_list("pk", flat=True))
    terms = {name: _terms(field, keys) for name, field in SHOWN.items()}
    texts = _texts(keys)
    rows = people.with_role().values_list(
        "pk",
        "name",
        "created_at",
        "work_audience",
        "role",
        "organisation_id",
        "organisation__slug",
        "organisation__type__slug",
    )
    for key, name, created, audience, role, organisation, slug, kind in rows:
        values = {
            MEMBERS: ["ja"] if key in members else [],
            "werkt bij": [organisation],
            "organisatie": [slug],
            "soort": [kind],
            "rol": [role] if role else [],
        }
        for facet, of_people in terms.items():
            if level := _level(audience):
                values[facet, level] = of_people.get(key, ())
        for audience_of_text, words in texts.get(key, ()):
            level = _level(audience_of_text)
            values.setdefault((WORD, level), []).extend(words.split())
        places = {BY_NAME: fold(name), NEWEST: -created.timestamp()}
        yield Row(key, values, places)


def _level(audience):
    if audience >= Audience.MEMBERS:
        return MEMBERS
    return COLLEAGUES if audience == Audience.ORGANISATION else None


def _terms(field, keys):
    """Return {key of a profile: slugs of what it is filed under}."""
    through = getattr(Profile, field).through.objects.filter(profile__in=keys)
    found = defaultdict(list)
    for key, slug in through.values_list("profile_id", f"{KINDS[field]}__slug"):
        found[key].append(slug)
    return found


def _texts(keys):
    """Return {key of a profile: pairs of an audience and its words}."""
    texts = ProfileText.objects.filter(profile__in=keys)
    found = defaultdict(list)
    for key, audience, words in texts.values_list("profile_id", "audience", "words"):
        found[key].append((audience, words))
    return found


def count(limit):
    return Profile.objects.all()[:limit].count()


class Sight:
    """The sets through the eyes of one viewer."""

    def __init__(self, sets, viewer):
        self.sets = sets
        if viewer.is_administrator:
            self.colleagues = self.everybody = sets.all
        else:
            self.colleagues = sets.having("werkt bij", viewer.organisation_id)
            self.everybody = sets.having(MEMBERS, "ja") | self.colleagues

    def having(self, parameter, value):
        if parameter in ALWAYS:
            return self.sets.having(parameter, value)
        for_members, for_colleagues = (
            self.sets.having((parameter, level), value)
            for level in (MEMBERS, COLLEAGUES)
        )
        return for_members | (for_colleagues & self.colleagues)

    def totals(self, parameter, found):
        """Return {value: how many of these people show it to this viewer}."""
        if parameter in ALWAYS:
            return _counted(self.sets.group(parameter), found)
        totals = _counted(self.sets.group((parameter, MEMBERS)), found)
        hidden = self.sets.group((parameter, COLLEAGUES))
        for value, total in _counted(hidden, found & self.colleagues).items():
            totals[value] = totals.get(value, 0) + total
        return totals

    def matching(self, text):
        words = wanted(text)
        found = self.everybody if words else self.everybody - self.everybody
        for word in words:
            found = found & self._holding(word)
        return found

    def named(self, text):
        """Return the people of whose name a word was typed."""
        return any_of(self._beginning(f"{NAME}{word}") for word in wanted(text))

    def _holding(self, word):
        exact = {word, stem(word)} if len(word) < MIN_PREFIX else {stem(word)}
        found = any_of(self._exactly(some) for some in exact)
        return found | self._beginning(word) if len(word) >= MIN_PREFIX else found

    def _exactly(self, word):
        return self.having(WORD, word)

    def _beginning(self, prefix):
        for_members, for_colleagues = (
            self.sets.beginning((WORD, level), prefix)
            for level in (MEMBERS, COLLEAGUES)
        )
        return for_members | (for_colleagues & self.colleagues)


def _counted(values, found):
    counted = ((v, rows.intersection_cardinality(found)) for v, rows in values.items())
    return {value: total for value, total in counted if total}
