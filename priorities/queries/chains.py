"""What serves a node, step by step down the chain, and what does it serve?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from priorities.models import ResultLink
from priorities.queries.logic_models import Drawing, Node


@dataclass(frozen=True)
class Chain:
    """A chosen node, the nodes that serve it and those that it serves, each in the order of the drawing."""

    chosen: Node
    serving: list[Node]
    served: list[Node]

    @property
    def places(self) -> dict[str, str]:
        """Where each node of the chain stands, by its number: chosen, serves or served."""
        found = {node.row.number: "serves" for node in self.serving}
        found |= {node.row.number: "served" for node in self.served}
        return found | {self.chosen.row.number: "chosen"}


def chain_of(drawing: Drawing, number: str) -> Chain | None:
    """The chain of the node with this number; None when no node has it. No query."""
    chosen = next((node for node in drawing.nodes if node.row.number == number), None)
    if chosen is None:
        return None
    below = reached(drawing.links, chosen.row.pk, lambda link: (link.target_id, link.origin_id))
    above = reached(drawing.links, chosen.row.pk, lambda link: (link.origin_id, link.target_id))
    return Chain(
        chosen=chosen,
        serving=[node for node in drawing.nodes if node.row.pk in below],
        served=[node for node in drawing.nodes if node.row.pk in above],
    )


def reached(links: Iterable[ResultLink], start: int, ends: Callable[[ResultLink], tuple[Any, Any]]) -> set[int]:
    """The keys of all nodes to which the links lead from one, whichever way `ends` reads them."""
    leads: dict[int, list[int]] = {}
    for link in links:
        here, there = ends(link)
        leads.setdefault(here, []).append(there)
    found: set[int] = set()
    waiting = [start]
    while waiting:
        for there in leads.get(waiting.pop(), ()):
            if there not in found:
                found.add(there)
                waiting.append(there)
    return found
