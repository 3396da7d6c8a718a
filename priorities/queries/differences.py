"""What differs between two versions of a logic model: nodes, words, links and the reasoning on them?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from groundwork.bilingual import LANGUAGES, Pair
from groundwork.wording import Piece, differs, word_changes
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.queries.continuing import roots
from priorities.queries.logic_models import in_order, links_between

REASONING = ("assumption", "risk", "evidence")
Key = tuple[int, int]


@dataclass(frozen=True)
class NodeChange:
    """A node that both versions have and that says something else in the newer one."""

    old: ResultNode
    new: ResultNode
    words: dict[str, list[Piece]]

    @property
    def is_reworded(self) -> bool:
        return self.old.text != self.new.text

    @property
    def is_renumbered(self) -> bool:
        return self.old.number != self.new.number

    @property
    def is_moved(self) -> bool:
        return self.old.tier_id != self.new.tier_id

    @property
    def has_another_owner(self) -> bool:
        return self.old.owner_id != self.new.owner_id


@dataclass(frozen=True)
class LinkChange:
    """A link that both versions have, with what is said about it in each."""

    old: ResultLink
    new: ResultLink
    fields: tuple[tuple[str, Pair, Pair], ...]

    @property
    def is_tested_anew(self) -> bool:
        return self.old.tested_on != self.new.tested_on


@dataclass(frozen=True)
class Differences:
    """All that differs from `old` to `new`."""

    old: LogicModel | None
    new: LogicModel
    added: list[ResultNode] = field(default_factory=list)
    removed: list[ResultNode] = field(default_factory=list)
    changed: list[NodeChange] = field(default_factory=list)
    links_added: list[ResultLink] = field(default_factory=list)
    links_removed: list[ResultLink] = field(default_factory=list)
    links_changed: list[LinkChange] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.added, self.removed, self.changed, self.links_added, self.links_removed, self.links_changed))


@dataclass(frozen=True)
class Content:
    """A version as it is compared: its nodes by the line they carry on, its links by the two lines they join."""

    nodes: dict[int, ResultNode]
    links: dict[Key, ResultLink]


def differences(old: LogicModel | None, new: LogicModel) -> Differences:
    """What differs between two versions of one body's model, or from nothing. Four queries, however many nodes."""
    root = roots(new.body_id)
    models = [model for model in (old, new) if model is not None]
    rows = list(ResultNode.objects.filter(model__in=models).select_related("tier", "owner"))
    before = content(old, rows, root) if old is not None else Content({}, {})
    after = content(new, rows, root)
    return Differences(
        old=old,
        new=new,
        added=in_order(node for key, node in after.nodes.items() if key not in before.nodes),
        removed=in_order(node for key, node in before.nodes.items() if key not in after.nodes),
        changed=changed_nodes(before, after),
        links_added=[link for key, link in after.links.items() if key not in before.links],
        links_removed=[link for key, link in before.links.items() if key not in after.links],
        links_changed=changed_links(before, after),
    )


def content(model: LogicModel, rows: Iterable[ResultNode], root: Callable[[int], int]) -> Content:
    """The nodes and links of one version. One query."""
    mine = {node.pk: node for node in rows if node.model_id == model.pk}
    links = links_between(mine)
    return Content(
        nodes={root(node.pk): node for node in mine.values()},
        links={(root(link.origin_id), root(link.target_id)): link for link in links},
    )


def changed_nodes(before: Content, after: Content) -> list[NodeChange]:
    """The nodes of both that say something else. No query."""
    pairs = [(before.nodes[key], node) for key, node in after.nodes.items() if key in before.nodes]
    found = {new.pk: NodeChange(old, new, worded(old.text, new.text)) for old, new in pairs if says_else(old, new)}
    return [found[node.pk] for node in in_order(new for _old, new in pairs) if node.pk in found]


def says_else(old: ResultNode, new: ResultNode) -> bool:
    """Whether number, tier, owner or words differ."""
    return (old.number, old.tier_id, old.owner_id, old.text) != (new.number, new.tier_id, new.owner_id, new.text)


def worded(old: Pair, new: Pair) -> dict[str, list[Piece]]:
    """The words that differ, in each language in which some do."""
    found = {code: word_changes(old.side(code), new.side(code)) for code in LANGUAGES}
    return {code: pieces for code, pieces in found.items() if differs(pieces)}


def changed_links(before: Content, after: Content) -> list[LinkChange]:
    """The links of both on which something else is said. No query."""
    found = []
    for key, new in after.links.items():
        old = before.links.get(key)
        if old is None:
            continue
        pairs = [(name, getattr(old, name), getattr(new, name)) for name in REASONING]
        fields = tuple((name, was, now) for name, was, now in pairs if was != now)
        if fields or old.tested_on != new.tested_on:
            found.append(LinkChange(old, new, fields))
    return found
