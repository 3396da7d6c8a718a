"""Is there a Chromium for the journeys, and what its driver needs? Nothing is skipped in silence."""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

from stack.places import IS_ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UPDATE = ["apt-get", "update", "-q"]
INSTALL = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]


def ensure() -> str:
    """The path of the browser; what is missing is installed for root on Debian.

    Raises SystemExit with the exact command for everybody else.
    """
    missing = _missing()
    if missing and IS_ROOT and Path("/etc/debian_version").exists():
        print(f"Installing for the browser tests: {' '.join(missing)} …", flush=True)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (UPDATE, [*INSTALL, *missing]):
            subprocess.run(words, env=env, stdout=subprocess.DEVNULL, check=False)
        missing = _missing()
    if missing:
        raise SystemExit(
            "The tests drive a real browser, and this machine lacks what they need. As root on Debian:\n"
            f"    apt-get update && apt-get install -y --no-install-recommends {' '.join(missing)}\n"
            "Or set CHROMIUM to the path of a Chromium or Chrome that is installed already."
        )
    return str(_browser())


def _missing() -> list[str]:
    """The Debian packages that this machine lacks."""
    return ([] if _browser() else ["chromium"]) + ([] if _driver_can_start() else ["libatomic1"])


def _browser() -> str | None:
    asked = os.environ.get("CHROMIUM")
    if not asked:
        return next(filter(None, map(shutil.which, NAMES)), None)
    if not os.access(asked, os.X_OK):
        raise SystemExit(f"CHROMIUM is set to {asked}, which is not a program.")
    return asked


def _driver_can_start() -> bool:
    """The driver's own Node.js is linked against libatomic, which a bare Debian does not have."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True
