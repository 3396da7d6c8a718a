"""May this node serve that one: no ring, and none of a lower tier where the template forbids it?"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from groundwork.refusals import Refusal
from priorities.models import ResultNode

ABOVE_ALL = 32_767  # an objective stands above every tier, as in the guard of the database
Edge = tuple[str, str]


def ring(links: Iterable[Edge], origin: str, target: str) -> list[str]:
    """The numbers around the ring that a link from `origin` to `target` would close; none when it closes none.

    Pure: `links` are pairs of numbers, lower first.
    """
    leads: dict[str, list[str]] = {}
    for lower, upper in links:
        leads.setdefault(lower, []).append(upper)
    came_from: dict[str, str] = {target: origin}
    waiting = [target]
    while waiting:
        here = waiting.pop()
        if here == origin:
            return _walked(came_from, origin)
        for upper in leads.get(here, ()):
            if upper not in came_from:
                came_from[upper] = here
                waiting.append(upper)
    return []


def _walked(came_from: Mapping[str, str], origin: str) -> list[str]:
    path = [origin]
    while len(path) == 1 or path[-1] != origin:
        path.append(came_from[path[-1]])
    return path[::-1]


def refuse_ring(links: Iterable[Edge], origin: str, target: str) -> Refusal | None:
    """Why does this link not stand? It would close a ring: its words name the way round."""
    if origin == target:
        return Refusal("bad-link", _("A link joins two results of one logic model."), "target", status=422)
    path = ring(links, origin, target)
    if not path:
        return None
    words = _("This would close a ring: %(way)s.") % {"way": " → ".join(path)}
    return Refusal("ring", words, "target", status=422)


def height(tier_position: int | None) -> int:
    """How high a node stands: the position of its tier, or above all for an objective."""
    return ABOVE_ALL if tier_position is None else tier_position


def refuse_downward(lower: int | None, upper: int | None, *, upward: bool) -> Refusal | None:
    """Why may what stands in the tier at `lower` not serve what stands at `upper` (None: an objective)?"""
    if not upward or height(upper) >= height(lower):
        return None
    if lower is None:
        words = _("Results serve objectives; an objective serves no result in this template.")
    else:
        words = _("In this template no node serves one of a lower tier.")
    return Refusal("downward", words, "target", status=422)


def position_of(node: ResultNode) -> int | None:
    """The position of its tier; None for an objective."""
    return node.tier.position if node.tier is not None else None
