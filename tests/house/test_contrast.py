"""Can every text and control be seen, in light and in dark? WCAG 2.2, 1.4.3 (4.5:1) and 1.4.11 (3:1)."""

import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text(encoding="utf-8")
TEXT, CONTROL = 4.5, 3.0


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6})\b", block))


def blocks() -> dict[str, dict[str, str]]:
    light = colours(TOKENS[TOKENS.index(":root {") : TOKENS.index("@media (prefers-color-scheme: dark)")])
    system = TOKENS[TOKENS.index(":root:not([data-theme=light])") : TOKENS.index(":root[data-theme=dark]")]
    chosen = TOKENS[TOKENS.index(":root[data-theme=dark]") : TOKENS.index("@media (prefers-contrast")]
    return {"light": light, "dark": light | colours(system), "chosen": light | colours(chosen)}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("bg", "surface", "sunken")],
    *[("petrol", ground, TEXT) for ground in ("bg", "surface", "sunken", "petrol-tint")],
    *[("petrol-hover", ground, TEXT) for ground in ("bg", "surface", "sunken", "petrol-tint")],
    *[("brick", ground, TEXT) for ground in ("bg", "surface", "brick-tint")],
    *[("plum", ground, TEXT) for ground in ("bg", "surface", "plum-tint")],
    *[(ink, f"{ink}-tint", TEXT) for ink in ("green", "blue", "grey")],
    *[("ink", ground, TEXT) for ground in ("blue-tint", "green-tint", "saffron-tint", "petrol-tint")],
    ("saffron-deep", "saffron-tint", TEXT), ("on-saffron", "saffron", TEXT), ("on-action", "petrol", TEXT),
    ("on-action", "petrol-hover", TEXT), ("on-room", "room", TEXT),
    ("edge", "bg", CONTROL), ("edge", "surface", CONTROL), ("edge", "sunken", CONTROL),
    ("petrol", "surface", CONTROL), ("focus-out", "bg", CONTROL), ("focus-out", "surface", CONTROL),
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_a_ground_can_be_seen(theme, front, back, least):
    tokens = blocks()[theme]
    assert contrast(tokens[front], tokens[back]) >= least, f"{front} on {back} in {theme}"


def test_dark_by_choice_is_dark_by_the_system():
    themes = blocks()
    assert themes["chosen"] == themes["dark"]


def test_saffron_is_never_text_on_a_light_ground():
    assert contrast(blocks()["light"]["saffron"], "#FFFFFF") < CONTROL
    sheets = "".join(path.read_text(encoding="utf-8") for path in Path("static/css").glob("*.css"))
    assert not re.search(r"(?<![-\w])color: var\(--saffron\)", sheets)
