"""How does a document become a file? Typst sets it: tagged PDF/UA-1 and PDF/A-2a in one."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from groundwork.typesetting.texts import FONTS, UNDRAWABLE

# Templates import colours and letters from here by their place below the root: /groundwork/typesetting/style.typ.
ROOT = Path(__file__).resolve().parents[2]
BEYOND_LATIN = re.compile("[^\n -~\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u25a1]")


@cache
def fonts() -> typst.Fonts:
    """The letters of the house, and no others: what is set here looks the same on any machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def set_in_pdf(template: Path, data: dict[str, Any], moment: int) -> bytes:
    """The document that the template makes of the data, dated at `moment` (seconds since 1970).

    The same data give the same bytes, on any machine. Raises typst.TypstError when it cannot be set.
    """
    try:
        return _set(template, data, moment)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(template, _latin_only(data), moment)


def _set(template: Path, data: dict[str, Any], moment: int) -> bytes:
    return typst.compile(
        template,
        root=ROOT,
        font_paths=fonts(),
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
