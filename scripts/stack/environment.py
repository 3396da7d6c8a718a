"""Is the virtual environment the one that requirements.lock describes? If not, make it so."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from stack.places import HOME, REPO

VENV = REPO / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = REPO / "requirements.lock"
STAMP = VENV / "made-from"
OLDEST = (3, 11)
SYNC = ["pip", "sync", "--quiet", "--require-hashes"]


def site_packages() -> Path:
    """Where the wheels lie."""
    return next(VENV.glob("lib/python3.*/site-packages"))


def wheel_version(name: str) -> str:
    """The version of an installed wheel, read from its folder's name: nothing is imported."""
    return next(site_packages().glob(f"{name}-*.dist-info")).name.removesuffix(".dist-info").split("-")[1]


def ensure() -> None:
    """Make the environment when the lock or the interpreter has changed; otherwise nothing is done."""
    if sys.version_info < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise SystemExit(f"Python {oldest} or newer is needed; this is {sys.version.split()[0]}.")
    if _stamp_is_fresh():
        return
    HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (HOME / "environment.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not _stamp_is_fresh():
            _make()


def _wanted() -> str:
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {_series()}"


def _series() -> str:
    return f"python{sys.version_info[0]}.{sys.version_info[1]}"


def _stamp_is_fresh() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == _wanted()


def _make() -> None:
    wanted = _wanted()
    if not PYTHON.exists() or _series() != site_packages().parent.name:
        print("Making the virtual environment .venv …", flush=True)
        _create()
    print("Installing the packages of requirements.lock …", flush=True)
    if not _install_with_uv():
        _install_with_pip()
    STAMP.write_text(wanted)


def _create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SystemExit(
            f"{(made.stdout + made.stderr).strip()}\n\nThe virtual environment could not be made."
            " On Debian and Ubuntu that needs a package of its own:\n"
            "    apt-get install -y python3-venv"
        )


def _install_with_uv() -> bool:
    """Try the quicker installer, itself held to the hashes of the lock. False when it cannot be had here."""
    block = re.search(r"^uv==(?:.*\\\n)*.*", LOCK.read_text(), re.MULTILINE)
    if not block:
        return False
    listed = VENV / "uv.lock"
    listed.write_text(block.group() + "\n")
    if subprocess.run([*_pip(), "-r", str(listed)], capture_output=True, check=False).returncode:
        return False
    uv = [str(VENV / "bin" / "uv"), *SYNC, "--python", str(PYTHON), str(LOCK)]
    return subprocess.run(uv, env=_environment_for_uv(), check=False).returncode == 0


def _environment_for_uv() -> dict[str, str]:
    """Ours, with the index that pip was told to use: uv does not read pip's settings."""
    env = dict(os.environ)
    words = [str(PYTHON), "-m", "pip", "config", "list"]
    said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    found = dict(re.findall(r"^\S*?\.(index-url|cert)='(.*)'$", said, re.MULTILINE))
    if "index-url" in found:
        env.setdefault("UV_DEFAULT_INDEX", found["index-url"])
    if "cert" in found:
        env.setdefault("SSL_CERT_FILE", found["cert"])
    return env


def _install_with_pip() -> None:
    if subprocess.run([*_pip(), "-r", str(LOCK)], check=False).returncode:
        raise SystemExit("The packages could not be installed: see pip's message above.")


def _pip() -> list[str]:
    quiet = ["-qq", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    return [str(PYTHON), "-m", "pip", "install", *quiet]
