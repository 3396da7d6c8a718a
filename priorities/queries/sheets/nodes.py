"""Which node does a line add or revise, and what is wrong with how it says so?"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from councils.roster.columns import folded
from priorities.enums import NodeKind
from priorities.models import LogicModel, ResultNode
from priorities.queries.sheets.columns import OBJECTIVE, Column
from priorities.queries.sheets.planning import Deed, Ground, Plan, PlannedNode, fits, one_language, too_long
from priorities.queries.sheets.reading import Problem, Row
from priorities.rules.logic_models import refuse_number

SAID = (Column.TIER, Column.TEXT_EN, Column.TEXT_FR, Column.OWNER, Column.SOURCE)
Wrong = Callable[[str, Column | None], None]


def plan_node(row: Row, ground: Ground, plan: Plan) -> list[tuple[Deed, str]]:
    """What the line does to its node: added, revised, or nothing; an empty cell changes nothing. No query."""
    number = row.says(Column.NUMBER)

    def wrong(message: str, column: Column | None = None) -> None:
        plan.problems.append(Problem(row.line, message, column))

    if not number:
        wrong(_("Write a number such as 1.2, or letters such as O1."), Column.NUMBER)
        return []
    known = plan.nodes.get(number)
    says = any(row.says(column) for column in SAID)
    if not says:
        return []
    if known is not None and known.line:
        wrong(_("This node is described on line %(line)s already.") % {"line": known.line}, Column.NUMBER)
        return []
    if known is None:
        if refusal := refuse_number(number):
            wrong(str(refusal), Column.NUMBER)
        known = PlannedNode(ResultNode(model=ground.drawing.model, number=number), Deed.NODE_ADDED)
        plan.nodes[number] = known
    known.line = row.line
    return written(row, known, ground, wrong)


def written(row: Row, known: PlannedNode, ground: Ground, wrong: Wrong) -> list[tuple[Deed, str]]:
    """The node with what the line says of it."""
    node, before = known.row, state(known.row)
    known.is_placed = write_tier(row, node, ground, known.deed == Deed.NODE_ADDED, wrong)
    if key := row.says(Column.OWNER):
        node.owner = ground.bodies.get(key.casefold())
        if node.owner is None:
            wrong(_("No body has the key “%(key)s”.") % {"key": key[:40]}, Column.OWNER)
    for column in (Column.TEXT_EN, Column.TEXT_FR, Column.SOURCE):
        if text := row.says(column):
            setattr(node, column.value, text)
    for name, most in fits(node, ("text_en", "text_fr", "source")).items():
        wrong(too_long(most), Column(name))
    if not (node.text.en and node.text.fr):
        wrong(one_language(), Column.TEXT_FR if node.text.en else Column.TEXT_EN)
    if known.deed != Deed.NODE_ADDED:
        known.deed = Deed.NODE_REVISED if state(node) != before else Deed.NOTHING
    return [(known.deed, "" if known.deed == Deed.NOTHING else node.number)]


def write_tier(row: Row, node: ResultNode, ground: Ground, is_new: bool, wrong: Wrong) -> bool:
    """The tier by any of its words; a new node says in which it stands, or that it is an objective.

    False when it could not be told.
    """
    said = row.says(Column.TIER)
    if not said and not is_new:
        return True
    if folded(said) not in ground.tiers:
        names = ", ".join([*(str(tier.name) for tier in ground.drawing.tiers), str(OBJECTIVE)])
        wrong(_("Write the tier: %(tiers)s.") % {"tiers": names}, Column.TIER)
        return False
    node.tier = ground.tiers[folded(said)]
    node.kind = NodeKind.RESULT if node.tier else NodeKind.OBJECTIVE
    return True


def state(node: ResultNode) -> tuple[object, ...]:
    """What a line can change."""
    return (node.tier_id, node.kind, node.text.en, node.text.fr, node.owner_id, node.source)


def known_nodes(model: LogicModel, ground: Ground) -> dict[str, PlannedNode]:
    """The nodes of the draft by their numbers, as they stand."""
    assert ground.drawing.model.pk == model.pk
    return {node.row.number: PlannedNode(node.row, Deed.NOTHING) for node in ground.drawing.nodes}
