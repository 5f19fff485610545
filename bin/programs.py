"""Find the programs that tests need besides Python, and install them where that may."""

import os
import re
import shutil
import subprocess
from pathlib import Path

CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome"]


def chromium():
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else map(shutil.which, CHROMIUM_NAMES)
    return next((path for path in found if path and Path(path).exists()), None)


def postgresql():
    """Return the folder with the newest PostgreSQL server's programs, or None."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    complete = [path for path in folders if (path / "postgres").exists()]
    return max(complete, key=_version, default=None)


def _version(folder):
    output = subprocess.check_output([folder / "postgres", "--version"], text=True)
    return float(re.search(r"\d+(\.\d+)?", output)[0])


def found_or_installed(find, package):
    """Return what find() finds, after installing a Debian package if that is needed."""
    return find() or (apt_install(package) and find())


def apt_install(package):
    """Install a Debian package when we are root on a Debian; say whether it worked."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {package} with apt-get ...", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = [
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", package],
    ]
    return all(
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        ).returncode
        == 0
        for command in commands
    )
