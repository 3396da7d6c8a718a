"""How are a picture and a text set as pages of the house? In the workshop, where nothing of Django is loaded."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
TYPESETTING = HERE.parents[2] / "groundwork" / "typesetting"
FONTS = TYPESETTING / "fonts"


@cache
def fonts() -> typst.Fonts:
    """The letters of the house, and no others."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def set_pages(template: str, data: dict[str, Any], room: Path, picture: bytes = b"") -> bytes:
    """The PDF/UA-1 that a template of ours makes of the data and a picture; it sees no file but these.

    `room` is a folder for the moment. Always dated alike, so that the same source gives the same bytes. Raises
    typst.TypstError.
    """
    with tempfile.TemporaryDirectory(dir=room) as folder:
        root = Path(folder)
        for source in (HERE / "typst" / template, HERE / "typst" / "frame.typ", TYPESETTING / "style.typ"):
            (root / source.name).write_bytes(source.read_bytes())
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False))
        if picture:
            (root / "picture").write_bytes(picture)
        return typst.compile(
            root / template,
            root=root,
            font_paths=fonts(),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
