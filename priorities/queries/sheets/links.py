"""Which links does a line draw or revise, and what is wrong with how it says so?"""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from groundwork.dates import read_day
from priorities.models import ResultLink
from priorities.queries.sheets.columns import Column
from priorities.queries.sheets.planning import (
    REASONING,
    SIDES,
    Deed,
    Ground,
    Plan,
    PlannedLink,
    fits,
    one_language,
    too_long,
)
from priorities.queries.sheets.reading import Problem, Row
from priorities.rules.links import refuse_downward, refuse_ring

TEXTS = tuple(f"{name}_{side}" for name in REASONING for side in SIDES)
Wrong = Callable[[str, Column | None], None]


def plan_links(row: Row, ground: Ground, plan: Plan) -> list[tuple[Deed, str]]:
    """What the line does to the links from its node to those that it serves; an empty cell changes nothing."""

    def wrong(message: str, column: Column | None = Column.SERVES) -> None:
        plan.problems.append(Problem(row.line, message, column))

    lower = row.says(Column.NUMBER)
    uppers = [number for number in re.split(r"[\s,;]+", row.says(Column.SERVES)) if number]
    if not uppers:
        for column in (*map(Column, TEXTS), Column.TESTED_ON):
            if row.says(column):
                wrong(_("Say which node it serves."))
                break
        return []
    if lower and lower not in plan.nodes:
        wrong(unknown(lower), Column.NUMBER)
        return []
    return [deed for upper in uppers for deed in plan_link(row, lower, upper, ground, plan, wrong)]


def plan_link(
    row: Row, lower: str, upper: str, ground: Ground, plan: Plan, wrong: Wrong
) -> list[tuple[Deed, str]]:  # fmt: skip
    """The link from one node to another, as the line has it."""
    if upper not in plan.nodes:
        wrong(unknown(upper), Column.SERVES)
        return []
    if not lower:
        return []
    link = plan.links.get((lower, upper))
    if link is None:
        heights = plan.nodes[lower].position, plan.nodes[upper].position
        upward = ground.upward and plan.nodes[lower].is_placed and plan.nodes[upper].is_placed
        refusal = refuse_downward(*heights, upward=upward) or refuse_ring(plan.links, lower, upper)
        if refusal is not None:
            wrong(str(refusal), Column.SERVES)
            return []
        ends = {"origin": plan.nodes[lower].row, "target": plan.nodes[upper].row}
        link = plan.links[lower, upper] = PlannedLink(ResultLink(**ends), Deed.LINK_ADDED)
        say(row, link.row, ground, wrong)
        return [(Deed.LINK_ADDED, upper)]
    before = state(link.row)
    say(row, link.row, ground, wrong)
    if state(link.row) == before:
        return [(Deed.NOTHING, "")]
    link.deed = Deed.LINK_REVISED if link.row.pk else link.deed
    return [(Deed.LINK_REVISED, upper)]


def say(row: Row, link: ResultLink, ground: Ground, wrong: Wrong) -> None:
    """Write on the link what the line says about it."""
    for name in TEXTS:
        if text := row.says(Column(name)):
            setattr(link, name, text)
    for name, most in fits(link, TEXTS).items():
        wrong(too_long(most), Column(name))
    for name in REASONING:
        missing = [side for side in SIDES if not getattr(link, f"{name}_{side}")]
        if len(missing) == 1:
            wrong(one_language(), Column(f"{name}_{missing[0]}"))
    if said := row.says(Column.TESTED_ON):
        day = read_day(said)
        if day is None:
            wrong(_("Enter the date as year-month-day, for example 2026-12-01"), Column.TESTED_ON)
        elif day > ground.today:
            wrong(_("A day to come has tested nothing yet."), Column.TESTED_ON)
        else:
            link.tested_on = day


def unknown(number: str) -> str:
    """The sentence for a number that nobody has."""
    return _("No node has the number “%(number)s”, in the draft or in this file.") % {"number": number[:40]}


def state(link: ResultLink) -> tuple[object, ...]:
    """What a line can change."""
    return (*(getattr(link, name) for name in TEXTS), link.tested_on)


def known_links(ground: Ground) -> dict[tuple[str, str], PlannedLink]:
    """The links of the draft by the numbers of their nodes, as they stand."""
    return {(link.origin.number, link.target.number): PlannedLink(link, Deed.NOTHING) for link in ground.drawing.links}


def bent(ground: Ground, plan: Plan) -> list[Problem]:
    """The links that were there and would lead downwards, since a line moves one of their nodes."""
    wrong = []
    for (lower, upper), link in plan.links.items():
        ends = plan.nodes[lower], plan.nodes[upper]
        refusal = refuse_downward(ends[0].position, ends[1].position, upward=ground.upward)
        if refusal is not None and link.deed != Deed.LINK_ADDED:
            line = max(node.line for node in ends)
            wrong.append(Problem(line, f"{refusal} ({lower} → {upper})", Column.TIER))
    return wrong
