"""A small logic model, built by the real acts."""

from dataclasses import dataclass, field

from django.utils import timezone

from groundwork.bilingual import Pair
from priorities.actions.logic_models import add_node, adopt_model, draft_model, link_nodes
from priorities.actions.priorities import propose_priority
from priorities.actions.standard_templates import define_standard_templates
from priorities.models import LogicModel, PriorityOutcome, ResultLink, ResultNode, ResultTier
from tests.factories.house import House, both
from tests.factories.measuring import in_addresses_of_measuring

TODAY = timezone.localdate()
NODES = {"1.1": "immediate", "1.2": "immediate", "2.1": "intermediate", "3.1": "ultimate"}
LINKS = [("1.1", "2.1"), ("1.2", "2.1"), ("2.1", "3.1")]


@dataclass
class Aims:
    """What was built: a draft of the joint council's model, its nodes by number, its links by their ends."""

    house: House
    model: LogicModel
    tiers: dict[str, ResultTier]
    nodes: dict[str, ResultNode] = field(default_factory=dict)
    links: dict[tuple[str, str], ResultLink] = field(default_factory=dict)

    def node(self, number: str, tier: str | None, text: str = "") -> ResultNode:
        """Add a node; without a tier, an objective."""
        where = self.tiers[tier] if tier else None
        row = add_node(model=self.model, tier=where, number=number, text=both(text or f"Node {number}"), by=None)
        self.nodes[number] = row
        return row

    def link(self, lower: str, upper: str, **said) -> ResultLink:
        """Link two nodes."""
        said.setdefault("assumption", both(f"{lower} leads to {upper}"))
        row = link_nodes(origin=self.nodes[lower], target=self.nodes[upper], by=None, **said)
        self.links[lower, upper] = row
        return row

    def adopted(self, decision: str = "D-2026-001", **said) -> LogicModel:
        """Put it in force today."""
        self.model = adopt_model(model=self.model, decision=decision, on=TODAY, by=None, **said)
        return self.model


def aims(house: House) -> Aims:
    """Four nodes in three tiers, three links, a draft."""
    tiers = define_standard_templates(by=None)
    model = draft_model(body=house.bodies["JC"], title=Pair("Model", "Modèle"), by=None)
    built = Aims(house, model, tiers)
    for number, tier in NODES.items():
        built.node(number, tier)
    for lower, upper in LINKS:
        built.link(lower, upper)
    return built


def node_of(model: LogicModel, number: str) -> ResultNode:
    """The node of a version with this number."""
    return ResultNode.objects.select_related("tier", "model").get(model=model, number=number)


def link_of(model: LogicModel, lower: str, upper: str) -> ResultLink:
    """The link of a version between two numbers."""
    rows = ResultLink.objects.select_related("origin__model", "target")
    return rows.get(origin__model=model, origin__number=lower, target__number=upper)


def in_addresses(house: House) -> dict[str, object]:
    """A draft, a node of it that a priority serves, and a link, by the words that stand before them in an address."""
    built = aims(house)
    priority = propose_priority(body=house.bodies["JC"], name=both("P"), slug=Pair("p", "p-fr"), by=None)
    PriorityOutcome.objects.create(priority=priority, node=built.nodes["2.1"], since=TODAY)
    return {
        "logic-models": built.model,
        "result-nodes": built.nodes["2.1"],
        "result-links": built.links["2.1", "3.1"],
        **in_addresses_of_measuring(house, built.nodes["3.1"]),
    }
