"""What the platform knows of a person: each app tells what it holds and lets it go.

An app calls ``register`` in its ``ready``. Whoever asks gets all of it in one file, and
whoever leaves takes all of it along.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import ModelLogEntry

from . import sessions
from .models import User

Records = list[dict[str, Any]]


class OpenEnd(NamedTuple):
    """Something that somebody still has on hand and should pass on before leaving."""

    title: str
    url: str = ""


def _nothing(user):
    return []


@dataclass(frozen=True)
class PersonalData:
    """What one app holds of people.

    ``export`` returns records: dicts of a Dutch label and a value that JSON knows.
    ``files`` returns pairs of a file name and its bytes. ``erase`` removes what does
    not go by itself with the account, those with the lowest ``order`` first; files go
    in ``on_commit``. ``open_ends`` returns what should be passed on before.
    """

    name: str
    label: str
    export: Callable[[User], Records]
    erase: Callable[[User], object] = _nothing
    files: Callable[[User], Iterable[tuple[str, bytes]]] = _nothing
    open_ends: Callable[[User], list[OpenEnd]] = _nothing
    order: int = 100


_registry = {}


def register(data):
    """Add what an app holds; call this from an app's ``ready``."""
    _registry[data.name] = data


def registered():
    return sorted(_registry.values(), key=lambda data: (data.order, data.name))


def collect(user):
    """Return {label: records} of everything about this user that is not empty."""
    found = {data.label: data.export(user) for data in registered()}
    return {label: records for label, records in found.items() if records}


def archive(user):
    """Return a ZIP with everything: to read, for another program, and the files."""
    found = collect(user)
    context = {"user": user, "collected": found, "made_at": timezone.now()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        page = render_to_string("accounts/personal_data_file.html", context)
        file.writestr("mijn-gegevens.html", page)
        text = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        file.writestr("mijn-gegevens.json", text)
        for data in registered():
            for name, content in data.files(user):
                file.writestr(f"bestanden/{name}", content)
    return out.getvalue()


def open_ends(user):
    return [end for data in registered() for end in data.open_ends(user)]


@transaction.atomic
def erase(user):
    """Remove somebody, at once and everywhere; asking for it is never refused."""
    for data in registered():
        data.erase(user)
    sessions.end_all(user)
    # The log names what it is about, and of a user that is the address.
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)
    ).update(label=f"Gebruiker {user.pk}")
    user.delete()
