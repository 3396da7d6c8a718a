"""What does each kind of line in the drawing mean?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.drawing.shapes import Diagram

LEGEND: list[tuple[str, str | Promise]] = [
    ("wire", _("reports to, or is a component of")),
    ("wire--new", _("new line")),
    ("wire--old", _("former line")),
    ("wire--functional", _("functional line")),
    ("wire--liaison", _("liaison")),
    ("wire--support", _("support")),
]


def legend_of(diagram: Diagram) -> list[tuple[str, str | Promise]]:
    """Each kind of line that occurs in the drawing, with its words."""
    return [(style, words) for style, words in LEGEND if style in diagram.styles]
