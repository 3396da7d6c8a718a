"""How do the contents of a package become a file? Typst sets them: tagged PDF/UA-1 and PDF/A-2a in one."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from governance.packages.contents import PackageContents
from governance.packages.sections import shape
from governance.packages.typesetting import FONTS, UNDRAWABLE

TEMPLATE = Path(__file__).parent / "typst"
BEYOND_LATIN = re.compile("[^\n -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u25a1]")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def render(contents: PackageContents, language: str) -> bytes:
    """The package in one language. The same contents give the same bytes, on any machine.

    Raises typst.TypstError when it cannot be set.
    """
    data = shape(contents, language)
    moment = int(contents.as_of.timestamp())
    try:
        return _set(data, moment)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(_latin_only(data), moment)


def _set(data: dict[str, Any], moment: int) -> bytes:
    return typst.compile(
        TEMPLATE / "package.typ",
        root=TEMPLATE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=moment,
    )


def _latin_only(value: Any) -> Any:
    """The same with a square for each letter that is not Latin: oddly joined signs have no drawing either."""
    if isinstance(value, dict):
        return {key: _latin_only(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_latin_only(each) for each in value]
    return BEYOND_LATIN.sub(UNDRAWABLE, value) if isinstance(value, str) else value
