"""From four colours to all colour tokens, with a contrast check.

Token names are those of NL Design System's ``basis`` layer, without the prefix.
"""

from hashlib import sha256
from typing import NamedTuple

from core.colour import BLACK, WHITE, contrast, mix, tint


class Colours(NamedTuple):
    """The four colours that an editor chooses, each "#rrggbb"."""

    brand: str
    accent: str
    warm: str
    soft: str


DEFAULT = Colours("#0b5345", "#ffc42e", "#f2643d", "#b9a2ec")

# Status colours are the same in every region: (border and icon, text).
STATUS = {
    "positive": ("#1a7f45", "#0f6636"),
    "negative": ("#c4271b", "#a31b11"),
    "warning": ("#e8890c", "#7a4a00"),
    "info": ("#2a74b0", "#1b5a8e"),
}

# What is checked: (field that an editor can mend, what it is for, text, background,
# minimum).
PAIRS = [
    ("brand", "tekst op de pagina", "default-color-document", "default-bg-document", 7),
    ("brand", "tekst op een vlak", "default-color-document", "default-bg-subtle", 7),
    ("brand", "zachte tekst", "default-color-subtle", "default-bg-document", 4.5),
    ("brand", "zachte tekst op een vlak", "default-color-subtle", "default-bg-default", 4.5),
    ("brand", "links", "accent-1-color-default", "default-bg-document", 4.5),
    ("brand", "links op een vlak", "accent-1-color-default", "default-bg-default", 4.5),
    ("brand", "randen van invoervelden", "default-border-default", "default-bg-document", 3),
    ("brand", "witte tekst op deze kleur", "accent-1-inverse-color-default", "accent-1-inverse-bg-default", 4.5),
    ("brand", "zachte tekst op deze kleur", "accent-1-inverse-color-subtle", "accent-1-inverse-bg-default", 4.5),
    ("accent", "deze kleur op de hoofdkleur", "accent-2-inverse-bg-default", "accent-1-inverse-bg-default", 4.5),
    ("accent", "tekst op deze kleur", "default-color-document", "accent-2-inverse-bg-default", 4.5),
    ("accent", "links op deze kleur", "accent-1-color-default", "accent-2-inverse-bg-default", 4.5),
    ("accent", "links op een licht vlak", "accent-1-color-default", "accent-2-bg-default", 4.5),
    ("warm", "tekst op deze kleur", "default-color-document", "accent-3-inverse-bg-default", 4.5),
    ("warm", "links op een licht vlak", "accent-1-color-default", "accent-3-bg-default", 4.5),
    ("soft", "tekst op deze kleur", "default-color-document", "accent-4-inverse-bg-default", 4.5),
    ("soft", "links op een licht vlak", "accent-1-color-default", "accent-4-bg-default", 4.5),
]  # fmt: skip


def light_tokens(colours):
    """Return {token: "#rrggbb"} for the light display."""
    brand, accent, warm, soft = colours
    ink = mix(brand, BLACK, 0.62)
    return {
        "default-bg-document": WHITE,
        "default-bg-subtle": tint(brand, 0.976, 0.006),
        "default-bg-default": tint(brand, 0.95, 0.01),
        "default-border-subtle": tint(brand, 0.885, 0.02),
        "default-border-default": mix(ink, WHITE, 0.58),
        "default-color-document": ink,
        "default-color-subtle": mix(ink, WHITE, 0.74),
        **_brand_tokens(brand),
        **_accent_tokens("accent-2", accent, ink, (0.2, 0.45, 0.65)),
        "accent-2-inverse-bg-hover": mix(accent, BLACK, 0.92),
        **_accent_tokens("accent-3", warm, ink, (0.14, 0.4, 0.55)),
        **_accent_tokens("accent-4", soft, ink, (0.24, 0.5, 0.7)),
        **_status_tokens(),
    }


def _brand_tokens(brand):
    return {
        "accent-1-bg-subtle": tint(brand, 0.966, 0.016),
        "accent-1-bg-default": tint(brand, 0.93, 0.03),
        "accent-1-bg-hover": tint(brand, 0.875, 0.045),
        "accent-1-color-default": brand,
        "accent-1-inverse-bg-default": brand,
        "accent-1-inverse-color-default": WHITE,
        "accent-1-inverse-bg-hover": mix(brand, BLACK, 0.84),
        "accent-1-inverse-bg-subtle": mix(brand, WHITE, 0.9),
        "accent-1-inverse-color-subtle": tint(brand, 0.91, 0.05),
        "accent-1-inverse-bg-document": mix(brand, BLACK, 0.86),
        "accent-1-inverse-border-default": mix(brand, WHITE, 0.62),
    }


def _accent_tokens(name, colour, ink, shares):
    subtle, default, hover = shares
    return {
        f"{name}-bg-subtle": mix(colour, WHITE, subtle),
        f"{name}-bg-default": mix(colour, WHITE, default),
        f"{name}-bg-hover": mix(colour, WHITE, hover),
        f"{name}-inverse-bg-default": colour,
        f"{name}-inverse-color-default": ink,
    }


def _status_tokens():
    tokens = {}
    for name, (border, text) in STATUS.items():
        tokens[f"{name}-bg-subtle"] = mix(border, WHITE, 0.09)
        tokens[f"{name}-border-default"] = border
        tokens[f"{name}-color-default"] = text
    return tokens


def dark_tokens(colours):
    """Return the tokens that differ from the light display when it is dark."""
    brand, accent, warm, soft = colours
    page = tint(brand, 0.205, 0.028)
    tokens = {
        "default-bg-document": page,
        "default-bg-subtle": tint(brand, 0.24, 0.03),
        "default-bg-default": tint(brand, 0.285, 0.034),
        "default-border-subtle": tint(brand, 0.40, 0.04),
        "default-border-default": tint(brand, 0.66, 0.04),
        "default-color-document": tint(brand, 0.965, 0.01),
        "default-color-subtle": tint(brand, 0.83, 0.025),
        "accent-1-color-default": tint(brand, 0.87, 0.09),
        "accent-1-bg-subtle": tint(brand, 0.27, 0.04),
        "accent-1-bg-default": tint(brand, 0.33, 0.05),
        "accent-1-bg-hover": tint(brand, 0.40, 0.06),
        "accent-1-inverse-bg-default": tint(brand, 0.34, 0.06),
        "accent-1-inverse-bg-hover": tint(brand, 0.42, 0.07),
        "accent-1-inverse-bg-document": tint(brand, 0.16, 0.025),
    }
    for name, colour in (("accent-2", accent), ("accent-3", warm), ("accent-4", soft)):
        tokens[f"{name}-bg-subtle"] = mix(colour, page, 0.14)
        tokens[f"{name}-bg-default"] = mix(colour, page, 0.26)
        tokens[f"{name}-bg-hover"] = mix(colour, page, 0.38)
    for name, (border, _text) in STATUS.items():
        tokens[f"{name}-bg-subtle"] = mix(border, page, 0.28)
        tokens[f"{name}-border-default"] = mix(border, WHITE, 0.7)
        tokens[f"{name}-color-default"] = mix(border, WHITE, 0.38)
    return tokens


def contrast_report(colours):
    """Return (field, purpose, ratio, minimum) for every checked pair."""
    tokens = light_tokens(colours)
    return [
        (field, purpose, contrast(tokens[text], tokens[background]), minimum)
        for field, purpose, text, background, minimum in PAIRS
    ]


def contrast_errors(colours):
    """Return {field: [message]} for the pairs that are too weak to read."""
    errors = {}
    for field, purpose, ratio, minimum in contrast_report(colours):
        if ratio < minimum:
            measured = f"{ratio:.1f}".replace(".", ",")
            wanted = f"{minimum:g}".replace(".", ",")
            errors.setdefault(field, []).append(
                f"Te weinig contrast voor {purpose}: {measured} op 1. "
                f"Nodig is {wanted} op 1. Kies een andere kleur."
            )
    return errors


def _declarations(tokens):
    def name(token):
        own = token.startswith("accent-4")
        return f"--dw-color-{token}" if own else f"--basis-color-{token}"

    return "".join(f"{name(token)}:{value};" for token, value in tokens.items())


def stylesheet(colours, *, dark=False, square=False):
    """Return the CSS that gives a site its own colours."""
    light = light_tokens(colours)
    css = f":root{{{_declarations(light)}--dw-ink:{light['default-color-document']};"
    if square:
        css += "--basis-border-radius-md:0;--basis-border-radius-lg:0;"
    css += "}"
    if dark:
        css += (
            "@media(prefers-color-scheme:dark){:root{color-scheme:dark;"
            f"{_declarations(dark_tokens(colours))}"
            "--nl-button-primary-background-color:var(--basis-color-accent-1-color-default);"
            "--nl-button-primary-color:var(--dw-ink);"
            "--nl-button-primary-hover-background-color:#fff}}"
        )
    return css


def fingerprint(css):
    """Return a short hash for the address of a stylesheet."""
    return sha256(css.encode()).hexdigest()[:12]
