"""What do the councils try to reach, by which reasoning, and what was said before?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from councils.models import EngagementLevel
from groundwork.bilingual import Pair
from priorities.enums import FindingKind, ModelState
from priorities.models import Finding, LogicModel, Priority, ResultLink, ResultNode, ResultTier


@dataclass(frozen=True)
class Node:
    """A result, the links by which it serves others, and the numbers of those that serve it."""

    row: ResultNode
    up: list[ResultLink]
    down: list[str]


@dataclass(frozen=True)
class Column:
    """The results of one tier, in their order."""

    tier: ResultTier
    nodes: list[Node]


@dataclass(frozen=True)
class Drawing:
    """A logic model as it is read: the tiers that hold something, lowest first, and those that hold nothing."""

    model: LogicModel
    columns: list[Column]
    empty: list[ResultTier]
    links: list[ResultLink]


@dataclass(frozen=True)
class Group:
    """Findings that stand under one heading."""

    heading: Pair
    findings: list[Finding]


@dataclass(frozen=True)
class Section:
    """The findings of one kind: in groups, with what stays open about them said once, and their slides."""

    groups: list[Group] = field(default_factory=list)
    notes: list[Pair] = field(default_factory=list)
    slides: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """All of them, without their headings."""
        return [finding for group in self.groups for finding in group.findings]


def priorities() -> list[Priority]:
    """Every priority with its levels and the jurisdictions that lead it. Two queries, however many there are."""
    rows = Priority.objects.select_related("level_now", "level_aimed", "part_of")
    return list(rows.prefetch_related("leads__jurisdiction").order_by("pk"))


def levels() -> list[EngagementLevel]:
    """The levels of the operating framework, the lowest first. One query."""
    return list(EngagementLevel.objects.all())


def current_model() -> LogicModel | None:
    """The model that was adopted, or the newest draft while none is. One query."""
    rows = LogicModel.objects.exclude(state=ModelState.REPLACED).select_related("body")
    return min(rows, key=lambda row: (row.state != ModelState.ADOPTED, -row.version, row.pk), default=None)


def drawn(model: LogicModel) -> Drawing:
    """The model, tier by tier. Three queries."""
    tiers = list(ResultTier.objects.order_by("position"))
    nodes = list(ResultNode.objects.filter(model=model).order_by("number"))
    links = list(
        ResultLink.objects.filter(origin__model=model)
        .select_related("origin", "target")
        .order_by("origin__number", "target__number")
    )
    held = {node.tier_id for node in nodes}
    columns = [Column(tier, [with_links(node, links) for node in nodes if node.tier_id == tier.pk]) for tier in tiers]
    return Drawing(
        model=model,
        columns=[column for column in columns if column.nodes],
        empty=[tier for tier in tiers if tier.pk not in held],
        links=links,
    )


def with_links(node: ResultNode, links: Iterable[ResultLink]) -> Node:
    """The node with what it serves and what serves it. No query."""
    up = [link for link in links if link.origin_id == node.pk]
    down = [link.origin.number for link in links if link.target_id == node.pk]
    return Node(node, up, down)


def sections() -> dict[str, Section]:
    """All findings by their kind. One query. A kind without findings is an empty section."""
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in Finding.objects.order_by("position"):
        by_kind[finding.kind].append(finding)
    return {str(kind): section(by_kind[kind]) for kind in FindingKind}


def section(findings: Iterable[Finding]) -> Section:
    """Findings in their order, one group for each stretch under the same heading. No query."""
    findings = list(findings)
    groups = [Group(heading, list(rows)) for heading, rows in groupby(findings, key=lambda each: each.heading)]
    return Section(
        groups=groups,
        notes=list(dict.fromkeys(each.note for each in findings if each.note.en)),
        slides=sorted({slide for finding in findings for slide in slides_of(finding.source)}, key=int),
    )


def slides_of(source: str) -> list[str]:
    """The numbers of the slides in a source, in their order: `deck:12,7` has 7 and 12."""
    place, _colon, numbers = source.partition(":")
    return sorted(numbers.split(","), key=int) if place == "deck" and numbers else []
