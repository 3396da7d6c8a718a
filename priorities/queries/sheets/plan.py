"""What would a whole file do to a draft: each line with its effect or what is wrong with it?"""

from datetime import date

from priorities.models import LogicModel
from priorities.queries.sheets.columns import Column
from priorities.queries.sheets.links import bent, known_links, plan_links
from priorities.queries.sheets.nodes import known_nodes, plan_node
from priorities.queries.sheets.planning import Deed, Plan, Step, ground_of
from priorities.queries.sheets.reading import Row, Table

NOTHING = (Deed.NOTHING, "")


def plan_of(table: Table, model: LogicModel, today: date, *remarks: str) -> Plan:
    """All lines, looked at one after the other: first the nodes, so that a line may name one that comes later.

    Five queries, however long the file is. Nothing is changed.
    """
    plan = Plan(problems=list(table.problems), remarks=tuple(each for each in remarks if each))
    if table.problems:
        return plan
    ground = ground_of(model, today)
    plan.nodes, plan.links = known_nodes(model, ground), known_links(ground)
    deeds = [plan_node(row, ground, plan) for row in table.rows]
    for row, done in zip(table.rows, deeds, strict=True):
        plan.steps.append(step(row, plan, [*done, *plan_links(row, ground, plan)]))
    plan.problems += bent(ground, plan)
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def step(row: Row, plan: Plan, deeds: list[tuple[Deed, str]]) -> Step:
    """The line with what it does; nothing is said once."""
    number = row.says(Column.NUMBER)
    known = plan.nodes.get(number)
    kept = tuple(deed for deed in deeds if deed[0] != Deed.NOTHING) or (NOTHING,)
    return Step(row.line, number, str(known.row.text) if known else "", kept)
