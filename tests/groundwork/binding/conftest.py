"""What every test of binding may ask for: sheets bound in a folder of its own, and opened."""

import pikepdf
import pytest

from groundwork.binding.binding import bind

WORDS = {
    "title": "Ottawa, 24 November", "language": "en", "author": "Joint Councils", "moment": 1_795_500_000,
    "marking": (("en", "PROTECTED A"), ("fr", "PROTÉGÉ A")),
}  # fmt: skip


@pytest.fixture
def bound(tmp_path):
    """Bind the sheets, and open what came of it: (the file opened, what bind said)."""

    def bind_them(*sheets, name="whole.pdf", **words):
        said = bind(sheets, tmp_path / name, **{**WORDS, **words})
        return pikepdf.open(tmp_path / name), said

    return bind_them
