"""Turns OIDC_PROVIDERS from the environment into what allauth and the CSP ask for.

Each is a dict: id, name, client_id, secret, server_url, and ``domains``: the part after
the @ of the addresses that this organisation vouches for.
"""

from urllib.parse import urlsplit

NEEDED = {"id", "name", "client_id", "secret", "server_url", "domains"}


def providers(rows):
    """Return SOCIALACCOUNT_PROVIDERS; raises ValueError for a row that lacks a part."""
    return {"openid_connect": {"APPS": [_app(row) for row in rows]}}


def origins(rows):
    """Return where the form that begins to log in may lead to."""
    found = set()
    for row in rows:
        for address in (row["server_url"], *row.get("form_origins", [])):
            parts = urlsplit(address)
            found.add(f"{parts.scheme}://{parts.netloc}")
    return sorted(found)


def _app(row):
    missing = NEEDED - row.keys()
    if missing:
        names = ", ".join(sorted(missing))
        raise ValueError(f"OIDC_PROVIDERS: {row.get('id', 'one')} lacks {names}.")
    return {
        "provider_id": row["id"],
        "name": row["name"],
        "client_id": row["client_id"],
        "secret": row["secret"],
        "settings": {
            "server_url": row["server_url"],
            "domains": [domain.lower() for domain in row["domains"]],
        },
    }
