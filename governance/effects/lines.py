"""How does a decision let a body report elsewhere, or add and end a line beside the hierarchy?"""

from datetime import date

from councils.actions.guards import SECOND_LINE
from councils.actions.reporting import (
    draw_line,
    end_line,
    move_body,
    refuse_end_of_line,
    refuse_line,
    refuse_move,
)
from councils.grounds import decided
from councils.models import ReportingLine
from governance.effects.belongings import belongings_of
from governance.effects.terms import Facts, Given, Occasion
from groundwork.refusals import Refusal


def refuse_moving(given: Given, on: date) -> Refusal | None:
    """Why can this body not report there from that day on?"""
    return refuse_move(given["body"], given["to"], on)


def move(given: Given, occasion: Occasion) -> Facts:
    """The body reports elsewhere; what is open of it goes along unchanged, and is told."""
    move_body(body=given["body"], to=given["to"], on=occasion.on, ground=decided(occasion.reference), by=None)
    kept = belongings_of([given["body"]]).as_facts()
    return {"kept": {"by": given["body"].key, **kept}} if kept else {}


def refuse_drawing(given: Given, on: date) -> Refusal | None:
    """Why can this line not be drawn from that day on?"""
    if refusal := refuse_line(given["body"], given["to"], on):
        return refusal
    lines = ReportingLine.objects.standing(on).filter(body=given["body"], parent=given["to"], kind=given["line"])
    return SECOND_LINE if lines.exists() else None


def draw(given: Given, occasion: Occasion) -> None:
    """The line leads from the one to the other from that day on."""
    draw_line(
        body=given["body"],
        parent=given["to"],
        kind=given["line"],
        starts_on=occasion.on,
        ground=decided(occasion.reference),
        by=None,
    )


def refuse_ending(given: Given, on: date) -> Refusal | None:
    """Why can this line not end on that day?"""
    return refuse_end_of_line(given["body"], given["to"], given["line"], on)


def end(given: Given, occasion: Occasion) -> None:
    """The line is no more from that day on."""
    end_line(
        body=given["body"],
        parent=given["to"],
        kind=given["line"],
        on=occasion.on,
        ground=decided(occasion.reference),
        by=None,
    )
