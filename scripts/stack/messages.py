"""Are the French messages compiled, and as new as their catalogue?"""

import subprocess
from pathlib import Path

from stack import environment
from stack.places import REPO

COMPILER = Path(__file__).with_name("compile_messages.py")  # runs in the environment, where polib is


def compile_stale() -> list[str]:
    """Compile each catalogue that is newer than its compiled form; returns those."""
    stale = []
    for source in sorted(REPO.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            stale.append(str(source))
    words = [str(environment.PYTHON), str(COMPILER), *stale]
    if stale and subprocess.run(words, check=False).returncode:
        raise SystemExit(f"The messages could not be compiled: {', '.join(stale)}")
    return stale
