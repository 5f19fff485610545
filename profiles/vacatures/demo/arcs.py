"""The stories that the example vacatures tell."""

from profiles.vacatures.enums import EntryKind, HandOverKind

# How each story goes, and how often it is told. A step is who does what: "a" entered
# it, "b" and "c" work elsewhere; a number is how many places were filled.
ARCS = {
    "waits": 18,
    "quiet": 8,
    "own": 16,
    "picked-up": 18,
    "together": 14,
    "offered": 8,
    "asked": 4,
    "partly": 8,
    "filled": 30,
    "passed-on": 10,
    "withdrawn": 4,
    "expired": 3,
    "concept": 2,
    "entrusted": 3,
}
STEPS = {
    "waits": [("a", EntryKind.SHARED)],
    "quiet": [("a", EntryKind.SHARED)],
    "own": [("a", EntryKind.SHARED), ("a", EntryKind.NOTE)],
    "picked-up": [
        ("a", EntryKind.SHARED),
        ("b", EntryKind.PICKED_UP),
        ("b", EntryKind.NOTE),
    ],
    "together": [
        ("a", EntryKind.SHARED),
        ("b", EntryKind.PICKED_UP),
        ("c", EntryKind.JOINED),
        ("a", EntryKind.NOTE),
        ("b", EntryKind.TALKING),
    ],
    "offered": [
        ("a", EntryKind.SHARED),
        ("a", EntryKind.NOTE),
        ("a", EntryKind.ASKED_TO_TAKE),
    ],
    "asked": [("a", EntryKind.SHARED), ("b", EntryKind.ASKED_FOR_IT)],
    "partly": [
        ("a", EntryKind.SHARED),
        ("b", EntryKind.JOINED),
        ("b", EntryKind.TALKING),
        ("b", EntryKind.FILLED),
        ("a", EntryKind.NOTE),
    ],
    "filled": [
        ("a", EntryKind.SHARED),
        ("b", EntryKind.PICKED_UP),
        ("b", EntryKind.NOTE),
        ("b", EntryKind.TALKING),
        ("b", EntryKind.FILLED),
    ],
    "passed-on": [
        ("a", EntryKind.SHARED),
        ("a", EntryKind.ASKED_TO_TAKE),
        ("b", EntryKind.HANDED_OVER),
        ("c", EntryKind.JOINED),
        ("b", EntryKind.NOTE),
        ("c", EntryKind.FILLED),
    ],
    "withdrawn": [
        ("a", EntryKind.SHARED),
        ("b", EntryKind.PICKED_UP),
        ("b", EntryKind.CLOSED),
    ],
    "expired": [("a", EntryKind.SHARED), (None, EntryKind.CLOSED)],
    "concept": [("a", EntryKind.DRAFTED)],
    "entrusted": [("a", EntryKind.SHARED), ("a", EntryKind.ENTRUSTED)],
}
FILLED = {"filled", "passed-on"}
FOR_PICKUP = {"waits", "quiet"}
TAKES_REGIE = {EntryKind.PICKED_UP, EntryKind.HANDED_OVER}
TAKES_PART = TAKES_REGIE | {EntryKind.SHARED, EntryKind.JOINED, EntryKind.DRAFTED}
TO_OTHERS = {
    EntryKind.ASKED_TO_TAKE: "b",
    EntryKind.ENTRUSTED: "b",
    EntryKind.ASKED_FOR_IT: "a",
    EntryKind.HANDED_OVER: "a",
}
# What is asked, by whom and of whom, while the story still goes on.
QUESTIONS = {
    "offered": (HandOverKind.GIVE, "a", "b"),
    "asked": (HandOverKind.TAKE, "b", "a"),
    "entrusted": (HandOverKind.ENTRUST, "a", "b"),
}
