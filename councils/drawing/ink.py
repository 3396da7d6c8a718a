"""Which colours and dashes has the drawing as a file of its own? Those of the light pages.

They stand as attributes on every shape, so that the file looks the same in a browser, a word processor or in print.
"""

INK, INK_2, INK_3, EDGE = "#14222A", "#3F4F58", "#56666F", "#74858E"
PETROL, PLUM, PLUM_TINT, SURFACE = "#0F4C5C", "#652B5A", "#F4E7F1", "#FFFFFF"
LETTERS = "'Source Sans 3', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

Attributes = dict[str, str]
SHAPES: dict[str, Attributes] = {
    "box": {"fill": SURFACE, "stroke": EDGE, "stroke-width": "1.5"},
    "joint": {"stroke": INK, "stroke-width": "2.5"},
    "sd": {"stroke": PETROL, "stroke-width": "2.5"},
    "cio": {"stroke": PLUM, "stroke-width": "2.5"},
    "halo": {"fill": PLUM_TINT, "stroke": PLUM, "stroke-width": "2.5"},
    "gone": {"stroke-dasharray": "4 4"},
    "first": {"fill": PETROL},
    "second": {"fill": PLUM},
    "wire": {"fill": "none", "stroke": INK_2, "stroke-width": "1.8"},
    "wire--functional": {"stroke": INK_3, "stroke-dasharray": "11 4"},
    "wire--liaison": {"stroke": INK_3, "stroke-dasharray": "6 5"},
    "wire--support": {
        "stroke": INK_3, "stroke-dasharray": "1.5 5", "stroke-width": "2.4", "stroke-linecap": "round",
    },
    "wire--new": {"stroke": PLUM, "stroke-width": "3.5"},
    "wire--old": {"stroke": INK_3, "stroke-dasharray": "3 4", "stroke-width": "1.6"},
}  # fmt: skip


def ink(style: str) -> Attributes:
    """The attributes of a shape with these classes, the later ones over the earlier."""
    found: Attributes = {}
    for name in style.split():
        found |= SHAPES[name]
    return found
