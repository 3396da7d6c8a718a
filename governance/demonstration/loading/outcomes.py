"""How do the logic model and the priorities of the demonstration come to be?"""

from governance.demonstration.loading.grounds import place_of
from governance.demonstration.loading.made import Made
from governance.demonstration.logic_model import BODY, LINKS, MODEL_NOTE, MODEL_TITLE, NODES
from governance.demonstration.priorities import PRIORITIES
from governance.demonstration.seats import SEATS
from governance.demonstration.shapes import Priority
from priorities.actions.logic_models import add_node, draft_model, link_nodes
from priorities.actions.priorities import advance_priority, name_lead, propose_priority
from priorities.actions.standard_templates import define_standard_templates
from priorities.enums import NodeKind, PriorityState


def load_logic_model(made: Made) -> None:
    """A draft, since no decision has adopted it: outcomes and the assumptions between them, all ours."""
    tiers = define_standard_templates(by=made.by)
    model = draft_model(body=made.bodies[BODY], title=MODEL_TITLE, note=MODEL_NOTE, illustrative=True, by=made.by)
    for node in NODES:
        made.nodes[node.number] = add_node(
            model=model,
            tier=None if node.tier == NodeKind.OBJECTIVE else tiers[node.tier],
            number=node.number,
            text=node.text,
            source=place_of(node),
            ours=node.ours,
            by=made.by,
        )
    for link in LINKS:
        link_nodes(
            origin=made.nodes[link.lower],
            target=made.nodes[link.upper],
            assumption=link.assumption,
            by=made.by,
        )


def load_priorities(made: Made) -> None:
    """The priorities, led by the jurisdictions whose people chair the group that the data names."""
    for each in PRIORITIES:
        row = propose_priority(
            body=made.bodies["JC"],
            name=each.name,
            slug=each.slug,
            description=each.description,
            level_now=made.levels[each.level_now] if each.level_now else None,
            level_aimed=made.levels[each.level_aimed] if each.level_aimed else None,
            source=place_of(each),
            ours=each.ours,
            by=made.by,
        )
        for code in leading(each):
            name_lead(priority=row, jurisdiction=made.jurisdictions[code], by=made.by)
        if each.state != PriorityState.PROPOSED:
            advance_priority(priority=row, state=PriorityState(each.state), by=made.by)


def leading(priority: Priority) -> list[str]:
    """The codes of the jurisdictions whose people chair the lead of a priority."""
    return [
        seat.jurisdiction
        for seat in SEATS
        if seat.body == priority.lead and seat.role == "co_chair" and seat.jurisdiction
    ]
