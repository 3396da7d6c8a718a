"""Which logic model is read, tier by tier, and which version of it was in force on a day?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from councils.enums import BodyKind
from councils.models import Body
from priorities.enums import ModelState, NodeKind
from priorities.models import LogicModel, ResultLink, ResultNode, ResultTemplate, ResultTier

DEFAULT_TEMPLATE = "canada"
Parts = list[tuple[int, str]]


@dataclass(frozen=True)
class Node:
    """A result or an objective, the links by which it serves others, and those by which others serve it."""

    row: ResultNode
    up: list[ResultLink]
    down: list[ResultLink]


@dataclass(frozen=True)
class Column:
    """The results of one tier, in their order; the objectives have no tier."""

    tier: ResultTier | None
    nodes: list[Node]

    @property
    def key(self) -> str:
        return self.tier.key if self.tier else NodeKind.OBJECTIVE.value


@dataclass(frozen=True)
class Drawing:
    """A logic model as it is read: the tiers that hold something, lowest first, and those that hold nothing."""

    model: LogicModel
    columns: list[Column]
    empty: list[ResultTier]
    links: list[ResultLink]
    tiers: list[ResultTier] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """All nodes, column by column."""
        return [node for column in self.columns for node in column.nodes]


def current_model(body: Body | None = None) -> LogicModel | None:
    """The model that was adopted, or the newest draft while none is; of this body, or of any. One query.

    Where several bodies have one, the joint council's stands in front.
    """
    rows = LogicModel.objects.exclude(state=ModelState.REPLACED).select_related("body", "based_on")
    return in_front(rows.filter(body=body) if body is not None else rows)


def in_front(rows: Iterable[LogicModel]) -> LogicModel | None:
    """Which of these versions is shown first: a joint council's, the adopted one, the newest. No query."""
    left = [row for row in rows if row.state != ModelState.REPLACED]
    return min(left, key=_rank, default=None)


def _rank(row: LogicModel) -> tuple[bool, bool, int, int]:
    return (row.body.kind != BodyKind.JOINT_COUNCIL, row.state != ModelState.ADOPTED, -row.version, row.pk)


def model_in_force(body: Body, on: date) -> LogicModel | None:
    """The version that the body had adopted on this day and not replaced yet. One query."""
    rows = LogicModel.objects.filter(~Q(state=ModelState.DRAFT), body=body, adopted_on__lte=on)
    return rows.filter(Q(replaced_on=None) | Q(replaced_on__gt=on)).select_related("body").order_by("version").last()


def versions_of(model: LogicModel) -> list[LogicModel]:
    """All versions of the same body's model, the newest first. One query."""
    return [row for row in all_versions() if row.body_id == model.body_id]


def all_versions() -> list[LogicModel]:
    """All versions of every body's model, the newest first. One query."""
    return list(LogicModel.objects.select_related("body", "based_on").order_by("body", "-version"))


def in_front_elsewhere(rows: Iterable[LogicModel], model: LogicModel) -> list[LogicModel]:
    """For each other body, the version of its model that is shown first. No query."""
    of_bodies: dict[int, list[LogicModel]] = defaultdict(list)
    for row in rows:
        if row.body_id != model.body_id:
            of_bodies[row.body_id].append(row)
    return [found for each in of_bodies.values() if (found := in_front(each)) is not None]


def tiers_of(template: str) -> list[ResultTier]:
    """The tiers of a template, the lowest first. One query."""
    return list(ResultTier.objects.filter(template=template).order_by("position"))


def is_upward(template: str) -> bool:
    """Whether this template forbids that a node serves one of a lower tier; one without a row does. One query."""
    found = ResultTemplate.objects.filter(key=template).values_list("upward", flat=True).first()
    return True if found is None else found


def drawn(model: LogicModel) -> Drawing:
    """The model, tier by tier. Three queries, however many nodes it has."""
    tiers = tiers_of(model.template)
    rows = in_order(ResultNode.objects.filter(model=model).select_related("owner"))
    by_pk = {row.pk: row for row in rows}
    by_tier = {tier.pk: tier for tier in tiers}
    for row in rows:
        if row.tier_id in by_tier:
            row.tier = by_tier[row.tier_id]
    links = links_between(by_pk)
    columns = [Column(tier, linked([row for row in rows if row.tier_id == tier.pk], links)) for tier in tiers]
    columns.append(Column(None, linked([row for row in rows if row.tier_id is None], links)))
    held = {row.tier_id for row in rows}
    return Drawing(
        model=model,
        columns=[column for column in columns if column.nodes],
        empty=[tier for tier in tiers if tier.pk not in held],
        links=links,
        tiers=tiers,
    )


def links_between(by_pk: dict[int, ResultNode]) -> list[ResultLink]:
    """The links between these nodes, in the order of their numbers. One query."""
    links = list(ResultLink.objects.filter(origin__in=by_pk, target__in=by_pk))
    for link in links:
        link.origin, link.target = by_pk[link.origin_id], by_pk[link.target_id]
    return sorted(links, key=lambda link: (in_parts(link.origin.number), in_parts(link.target.number)))


def linked(rows: Iterable[ResultNode], links: Iterable[ResultLink]) -> list[Node]:
    """The nodes with what each serves and what serves it. No query."""
    up, down = defaultdict(list), defaultdict(list)
    for link in links:
        up[link.origin_id].append(link)
        down[link.target_id].append(link)
    return [Node(row, up[row.pk], down[row.pk]) for row in rows]


def in_order(rows: Iterable[ResultNode]) -> list[ResultNode]:
    """By number, as people count: 1.9 before 1.10."""
    return sorted(rows, key=lambda row: in_parts(row.number))


def in_parts(number: str) -> Parts:
    """The parts of a number, which sort as people count: `1.10` is (1, …), (10, …)."""
    return [(int(part) if part.isdecimal() else 10**9, part) for part in number.split(".")]
