"""Install the locked dependencies into .venv; --dev adds what tests and lint need.

Runs on whatever python3 the machine has, so it says what is wrong in one line instead
of failing halfway. Does nothing when .venv already holds what the lock file says.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
INSTALLED = ENVIRONMENT / "installed"
TOOLS = ROOT / "var" / "tools"
UV = "uv>=0.9,<1"
OLDEST, TOO_NEW = (3, 11), (3, 14)
BYTES_NEEDED = 700_000_000


def main():
    check_python()
    groups = "dev" if "--dev" in sys.argv[1:] else "base"
    wanted = fingerprint()
    found = INSTALLED.read_text().split() if INSTALLED.exists() else []
    if found and found[0] == wanted and found[1] in {groups, "dev"}:
        return
    check_disk()
    print("Installing Python packages (only when they changed) ...", flush=True)
    uv = install_uv()
    synchronise(uv, groups)
    INSTALLED.write_text(wanted + " " + groups + "\n")


def check_python():
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        sys.exit(
            "Python 3.11, 3.12 or 3.13 is needed; this is Python {}.{}."
            " Name another one: make run PYTHON=python3.12".format(*sys.version_info)
        )


def check_disk():
    if not os.access(str(ROOT), os.W_OK):
        sys.exit("The folder {} cannot be written to.".format(ROOT))
    free = shutil.disk_usage(str(ROOT)).free
    if free < BYTES_NEEDED:
        sys.exit(
            "The disk is too full: {} MB is needed, {} MB is free.".format(
                BYTES_NEEDED // 1_000_000, free // 1_000_000
            )
        )


def fingerprint():
    """Return a hash of what decides the contents of the environment."""
    digest = hashlib.sha256(sys.version.encode() + bytes(ROOT))
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def install_uv():
    """Return the path of uv, put in an environment of its own with pip."""
    uv = TOOLS / "bin" / "uv"
    if uv.exists():
        return uv
    try:
        venv.create(str(TOOLS), clear=True, with_pip=True)
    except (subprocess.CalledProcessError, ImportError):
        sys.exit("Python lacks ensurepip. On Debian: apt install python3-venv")
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    run([*pip, "--retries", "2", "--timeout", "30", UV], dict(os.environ))
    return uv


def synchronise(uv, groups):
    """Make .venv exactly what the lock file says."""
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=str(ENVIRONMENT))
    environment.pop("VIRTUAL_ENV", None)
    command = [str(uv), "sync", "--frozen", "--quiet", "--no-python-downloads"]
    command += ["--python", sys.executable]
    run(command + ([] if groups == "dev" else ["--no-dev"]), environment)


def run(command, environment):
    environment.setdefault("UV_HTTP_TIMEOUT", "60")
    done = subprocess.run(
        command, cwd=str(ROOT), env=environment, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        sys.exit(
            "Installing failed. Is there a network? The last word was: {}".format(
                lines[-1].strip() if lines else "nothing"
            )
        )


if __name__ == "__main__":
    main()
