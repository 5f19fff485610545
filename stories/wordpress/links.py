"""Which addresses from an old site may live on."""

import re
from urllib.parse import urlsplit

SAFE_SCHEMES = ("http", "https", "mailto", "tel")
EMBED_HOSTS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "twitter.com": "X",
    "x.com": "X",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "linkedin.com": "LinkedIn",
    "spotify.com": "Spotify",
    "soundcloud.com": "SoundCloud",
    "google.com": "Google",
    "issuu.com": "Issuu",
}

# Browsers ignore these inside an address, so a scheme can hide behind them.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DOMAIN = re.compile(r"(www\.|[\w-]+\.(nl|com|org|eu|net)(/|$))", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})"
    r"|(?P<web>(?:https?://|www\.)[^\s<>\"“”‘’()]{3,300}[^\s<>\"“”‘’().,;:!?])"
)


class UnsafeLinkError(ValueError):
    """An address that may not be followed, named by its scheme."""


def clean_address(address: str, *, site_url: str = "") -> str:
    """A safe address, "" for a place on the same page, or UnsafeLinkError.

    Addresses of the old site become paths, so that its redirects keep them alive.
    """
    address = _INVISIBLE.sub("", address)
    if not address or address.startswith("#"):
        return ""
    if address.startswith("//"):
        address = f"https:{address}"
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in SAFE_SCHEMES:
        raise UnsafeLinkError(scheme[1].lower())
    if not scheme:
        is_domain = _DOMAIN.match(address)
        return f"https://{address}" if is_domain else "/" + address.lstrip("./\\")
    return _as_path(address, site_url) if site_url else address


def provider_of(address: str) -> str:
    """The name of the service behind an embedded address, else its host."""
    host = _host(address if "//" in address else f"//{address}")
    for known, name in EMBED_HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return name
    return host or "onbekende bron"


def find_addresses(text: str) -> list[tuple[int, int, str]]:
    """Start, end and link of every web and mail address written out in a text."""
    found = []
    for match in _ADDRESS.finditer(text):
        if match["mail"]:
            link = f"mailto:{match['mail']}"
        else:
            link = match["web"]
            link = link if link.startswith("http") else f"https://{link}"
        found.append((match.start(), match.end(), link))
    return found


def _as_path(address: str, site_url: str) -> str:
    if not address.lower().startswith("http") or _host(address) != _host(site_url):
        return address
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return (parts.path or "/") + query


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
