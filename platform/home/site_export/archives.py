"""A folder or a zip file that appears only when it is complete."""

import hashlib
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path

PIECE = 256 * 1024


@contextmanager
def opened(target):
    """Yield an archive to write into; after an error nothing is left of it."""
    target = Path(target).absolute()
    if target.exists():
        raise FileExistsError(f"{target} exists already")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".export-") as folder:
        unfinished = Path(folder) / target.name
        is_zip = target.suffix == ".zip"
        with (_Zip if is_zip else _Folder)(unfinished) as archive:
            yield archive
        unfinished.rename(target)


class _Archive:
    """Writes files one at a time and remembers what they were."""

    def __init__(self):
        self.files = []

    def write(self, name, pieces):
        """Write pieces of bytes to a new file and return how many there were."""
        digest, size, total = hashlib.sha256(), 0, 0
        with self._open(name) as file:
            for total, piece in enumerate(pieces, start=1):  # noqa: B007
                digest.update(piece)
                size += len(piece)
                file.write(piece)
        self.files.append({"name": name, "size": size, "sha256": digest.hexdigest()})
        return total

    def copy(self, name, source):
        """Write an open file to a new file."""
        self.write(name, iter(lambda: source.read(PIECE), b""))


class _Folder(_Archive):
    def __init__(self, path):
        super().__init__()
        self._path = path

    def __enter__(self):
        self._path.mkdir()
        return self

    def __exit__(self, *error):
        return None

    def _open(self, name):
        path = self._path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


class _Zip(_Archive):
    def __init__(self, path):
        super().__init__()
        self._file = zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._file.close()

    def _open(self, name):
        return self._file.open(name, "w", force_zip64=True)
