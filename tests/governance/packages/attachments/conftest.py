"""What the tests of attachments share: a document's facts, a converter that is only a name, a short clock."""

import hashlib
import stat

import pytest

from governance.packages.attachments import kinds
from governance.packages.attachments.facts import DocumentFacts
from groundwork.bilingual import Pair

SAYS_ITS_VERSION = """#!/bin/sh
PATH=/usr/bin:/bin
if [ "$1" = --version ]; then echo LibreOffice 0.1; exit; fi
"""


@pytest.fixture
def document(tmp_path):
    """A document of these bytes, as the package finds it."""

    def made(content, media_type=kinds.PDF, name="report.pdf", **more):
        sha256 = hashlib.sha256(content).hexdigest()
        path = tmp_path / f"{sha256[:16]}.bin"
        path.write_bytes(content)
        facts = {"title": Pair("A report", "Un rapport"), "language": "en", "size": len(content)} | more
        return DocumentFacts(sha256, media_type, name, path=path, **facts)

    return made


@pytest.fixture
def workdir(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Nothing is installed but a program called soffice that does these lines of a shell: a process of its own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def installed(lines):
        program = folder / "soffice"
        program.write_text(f"{SAYS_ITS_VERSION}{lines}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return installed
