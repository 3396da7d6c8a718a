"""How does the next version begin from the one in force, and take over what another one changed meanwhile?"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require
from priorities.actions.drafts import draft_locked, edges
from priorities.actions.links import COLUMNS
from priorities.actions.logic_models import begun, put_onto
from priorities.actions.nodes import taken_out
from priorities.enums import ModelState
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.queries.continuing import carried_to
from priorities.queries.differences import Differences, NodeChange, differences, says_else
from priorities.queries.logic_models import is_upward
from priorities.rules.links import position_of, refuse_downward, refuse_ring
from priorities.rules.logic_models import is_behind, refuse_keep_model

COPIED = ("kind", "tier_id", "number", "text_en", "text_fr", "owner_id", "source", "ours")
SAID = (*COLUMNS, "tested_on")


@dataclass(frozen=True)
class Taken:
    """What was taken over, and what was not, since the draft changed it too: the numbers of the nodes."""

    taken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@transaction.atomic
def draft_next(*, body: Body, by: Person | None) -> LogicModel:
    """Begin the next version as a copy of the one in force: its nodes, which carry on the old ones, and its links.

    Raises Refused when no version is in force, or when `by` may not.
    """
    require(refuse_keep_model(by, body))
    base = LogicModel.objects.filter(body=body, state=ModelState.ADOPTED).first()
    if base is None:
        require(Refusal("nothing-in-force", _("No version is in force. Begin one.")))
    assert base is not None
    model = begun(body, base.title, Pair(), template=base.template, illustrative=base.illustrative)
    nodes = copied_nodes(list(ResultNode.objects.filter(model=base)), model)
    copied_links(list(ResultLink.objects.filter(origin__model=base)), nodes)
    facts = {"body": body.key, "version": model.version, "title": model.title, "based_on": base.version}
    record("logic-model.drafted", by=by, on=model, **facts)
    return model


def copied_nodes(nodes: list[ResultNode], model: LogicModel) -> dict[int, ResultNode]:
    """The nodes as they stand in `model` now, by the keys of those they carry on."""
    rows = [ResultNode(model=model, continues=node, **{name: getattr(node, name) for name in COPIED}) for node in nodes]
    ResultNode.objects.bulk_create(rows)
    return {node.pk: row for node, row in zip(nodes, rows, strict=True)}


def copied_links(links: list[ResultLink], nodes: dict[int, ResultNode]) -> None:
    """The links with all that is said about them, between the nodes that carry on the old ones."""
    ResultLink.objects.bulk_create(
        ResultLink(
            origin=nodes[link.origin_id],
            target=nodes[link.target_id],
            **{name: getattr(link, name) for name in SAID},
        )
        for link in links
    )


@transaction.atomic
def take_over_changes(*, model: LogicModel, by: Person | None) -> Taken:
    """Take into a draft what the version now in force changed since the draft was begun; the draft is based on it then.

    What the draft itself changed stays as the draft has it, and is named in what comes back.
    Raises Refused when the draft is not behind, once it is adopted, or when `by` may not.
    """
    model = draft_locked(model.pk, by)
    in_force = LogicModel.objects.filter(body=model.body_id, state=ModelState.ADOPTED).first()
    if in_force is None or not is_behind(model, in_force):
        require(Refusal("not-behind", _("This draft is based on the version in force already.")))
    assert in_force is not None
    if model.template != in_force.template:
        words = _("This draft follows another template: nothing can be taken over. It can be adopted over the other.")
        require(Refusal("other-template", words))
    found = merged(model, model.based_on, in_force)
    put_onto(model, in_force)
    facts = {"version": in_force.version, "taken": found.taken, "left": found.left}
    record("logic-model.changes-taken-over", by=by, on=model, **facts)
    return found


def merged(model: LogicModel, base: LogicModel | None, in_force: LogicModel) -> Taken:
    """Three versions made one: what `in_force` changed from `base` goes into `model` where that left it as it was.

    Without a base, all of `in_force` is new.
    """
    theirs = differences(base, in_force)
    mine = carried_to(model)
    was = {node.pk: mine[node.pk] for node in ResultNode.objects.filter(model=base) if node.pk in mine}
    found = Taken()
    add_theirs(theirs, model, mine, found)
    for change in theirs.changed:
        reword_mine(change, was.get(change.old.pk), found)
    for node in theirs.removed:
        mine_of_it = was.get(node.pk)
        if mine_of_it is not None:
            gone = not says_else(node, mine_of_it) and taken_out(mine_of_it) is None
            (found.taken if gone else found.left).append(mine_of_it.number)
    link_theirs(theirs, model, found)
    return found


def add_theirs(theirs: Differences, model: LogicModel, mine: dict[int, ResultNode], found: Taken) -> None:
    """Their new nodes, under their numbers where these are free."""
    taken = set(ResultNode.objects.filter(model=model).values_list("number", flat=True))
    free = [node for node in theirs.added if node.number not in taken and node.pk not in mine]
    copied_nodes(free, model)
    found.taken.extend(node.number for node in free)
    found.left.extend(node.number for node in theirs.added if node not in free)


def reword_mine(change: NodeChange, mine: ResultNode | None, found: Taken) -> None:
    """Their words, tier, number and owner, unless this draft changed or removed the node."""
    if mine is None or says_else(change.old, mine):
        found.left.append(change.new.number)
        return
    clash = ResultNode.objects.filter(model=mine.model_id, number=change.new.number).exclude(pk=mine.pk).exists()
    if clash or (change.is_moved and (mine.links_up.exists() or mine.links_down.exists())):
        found.left.append(change.new.number)
        return
    for name in ("kind", "tier_id", "number", "text_en", "text_fr", "owner_id"):
        setattr(mine, name, getattr(change.new, name))
    mine.save()
    found.taken.append(mine.number)


def link_theirs(theirs: Differences, model: LogicModel, found: Taken) -> None:
    """Their links and their reasoning, where both nodes are there and no ring comes of it; those they withdrew go."""
    mine = carried_to(model)
    upward = is_upward(model.template)
    for link in theirs.links_added:
        lower, upper = mine.get(link.origin_id), mine.get(link.target_id)
        known = edges(model)
        if lower is None or upper is None or (lower.number, upper.number) in known:
            continue
        if refuse_ring(known, lower.number, upper.number) is None and (
            refuse_downward(position_of(lower), position_of(upper), upward=upward) is None
        ):
            copied_links([link], {link.origin_id: lower, link.target_id: upper})
            found.taken.append(str(link))
        else:
            found.left.append(str(link))
    for old, new in [(link, None) for link in theirs.links_removed] + [(c.old, c.new) for c in theirs.links_changed]:
        follow_link(old, new, mine, found)


def follow_link(old: ResultLink, new: ResultLink | None, mine: dict[int, ResultNode], found: Taken) -> None:
    """The draft's own link changed as theirs was, or withdrawn (`new` is None), unless the draft changed it too."""
    ends = {"origin": mine.get(old.origin_id), "target": mine.get(old.target_id)}
    link = ResultLink.objects.filter(**ends).select_related("origin", "target").first() if all(ends.values()) else None
    if link is None:
        return
    if any(getattr(link, name) != getattr(old, name) for name in SAID):
        found.left.append(str(link))
        return
    found.taken.append(str(link))
    if new is None:
        link.delete()
        return
    for name in SAID:
        setattr(link, name, getattr(new, name))
    link.save()
