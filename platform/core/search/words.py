"""How words are compared: without case, accents or Dutch endings."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MAX_TEXT = 400_000  # PostgreSQL refuses more than a megabyte of words for one object
MAX_WORD = 40
MAX_ROUNDS = 6
MAX_ASKED = 12
WORD = re.compile(r"\w+")
APOSTROPHE_S = re.compile(r"['’]s\b")  # "foto's" is more than one "foto"
# Stems that differ between the singular and the plural
IRREGULAR = {"kinder": "kind", "led": "lid", "sted": "stad"}
# Words that say nothing by themselves: the list of PostgreSQL's Dutch configuration,
# which leaves them out of its index.
SAYS_NOTHING = (
    "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch"
    " doen door dus een eens en er ge geen geweest haar had heb hebben heeft hem"
    " het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen maar me meer"
    " men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op"
    " over reeds te tegen toch toen tot u uit uw van veel voor want waren was wat"
    " werd wezen wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou"
)
STOP_WORDS = frozenset(SAYS_NOTHING.split())
# "dutch" is the Kraaij-Pohlmann algorithm, that turns "begeleiden" into "beleid".
_porter = snowballstemmer.stemmer("dutch_porter")


def fold(text):
    """Return the text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text[:MAX_TEXT])
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.lower()


def words(text):
    """Return the words of a text, folded; what is not a word does not exist."""
    return WORD.findall(APOSTROPHE_S.sub("", fold(text)).replace("_", " "))


def asked(text):
    """Return the words to look for: twelve at most, none that says nothing."""
    return [word for word in words(text) if word not in STOP_WORDS][:MAX_ASKED]


def searchable(text):
    """Return the words of a text followed by those stems that are not among them."""
    found = words(text)
    known = set(found)
    stems = dict.fromkeys(stem(word) for word in found)
    return " ".join([*found, *(s for s in stems if s not in known)])


@lru_cache(50_000)
def stem(word):
    """Return what a folded word shares with its plural and its other forms.

    The stemmer leaves "fiets" and "fietsen", "huis" and "huizen" or "vacatures" apart
    after one round. So it goes on until nothing changes.
    """
    if len(word) > MAX_WORD:
        return word
    for _round in range(MAX_ROUNDS):
        shorter = _shorten(word)
        if shorter == word:
            break
        word = shorter
    return IRREGULAR.get(word, word)


def _shorten(word):
    if word.endswith("iviteit"):
        return f"{word[:-7]}ief"
    if word.endswith("ss"):
        return word[:-1]
    shorter = _porter.stemWord(word)
    if len(word) <= 4 and word.endswith("s"):
        shorter = word  # "kans" is not "kan", and "mens" is not "men"
    if len(shorter) > 4 and shorter.endswith("es"):
        shorter = shorter[:-1]
    return shorter[:-1] + {"v": "f", "z": "s"}.get(shorter[-1], shorter[-1])
