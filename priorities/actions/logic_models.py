"""How is a logic model drawn: tiers, a version, its outcomes, the reasoning between them, its adoption?"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.actions.drafts import draft_locked, edges, fitting, require_sentence
from priorities.actions.findings import refuse_one_language
from priorities.enums import ModelState, NodeKind
from priorities.lifecycles import LOGIC_MODEL
from priorities.models import LogicModel, ResultLink, ResultNode, ResultTemplate, ResultTier
from priorities.queries.continuing import carried_to
from priorities.queries.logic_models import DEFAULT_TEMPLATE, is_upward
from priorities.rules.links import position_of, refuse_downward, refuse_ring
from priorities.rules.logic_models import is_behind, refuse_adoption, refuse_behind, refuse_keep_model, refuse_number

NO_TEXT = Pair()


@transaction.atomic
def define_template(*, key: str, name: Pair, by: Person | None, upward: bool = True) -> ResultTemplate:
    """Define a way of drawing a logic model, or name it anew; where it is `upward` no link leads to a lower tier.

    Raises Refused when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    words = {"upward": upward, **name.columns("name", states=False)}
    template, _is_new = ResultTemplate.objects.update_or_create(key=key, defaults=words)
    record("template.defined", by=by, on=template, key=key, name=name, upward=upward)
    return template


@transaction.atomic
def define_tier(
    *, key: str, position: int, name: Pair, name_plural: Pair, by: Person | None, template: str = DEFAULT_TEMPLATE
) -> ResultTier:
    """Define a tier of a template; position 1 is the lowest. Raises Refused when `by` may not."""
    require(refuse_unless_secretariat(by))
    tier = ResultTier.objects.create(
        template=template,
        key=key,
        position=position,
        **name.columns("name", states=False),
        **name_plural.columns("name_plural", states=False),
    )
    record("tier.defined", by=by, on=tier, template=template, key=key, name=name)
    return tier


@transaction.atomic
def draft_model(
    *,
    body: Body,
    title: Pair,
    by: Person | None,
    note: Pair | None = None,
    illustrative: bool = False,
    template: str = DEFAULT_TEMPLATE,
) -> LogicModel:
    """Begin a version of a body's logic model, empty, along a template; it knows which version is in force.

    Raises Refused for a template that is not defined, or when `by` may not.
    """
    require(refuse_keep_model(by, body))
    require(refuse_one_language(title))
    if template != DEFAULT_TEMPLATE and not ResultTemplate.objects.filter(key=template).exists():
        require(Refusal("no-such-template", _("There is no such template."), "template", status=422))
    model = begun(body, title, note or Pair(), template=template, illustrative=illustrative)
    record(
        "logic-model.drafted",
        by=by,
        on=model,
        body=body.key,
        version=model.version,
        title=title,
        template=template,
        based_on=model.based_on.version if model.based_on else None,
    )
    return model


def begun(body: Body, title: Pair, note: Pair, *, template: str, illustrative: bool) -> LogicModel:
    """The row of the next version; the body is locked, so that two that begin at once get two numbers."""
    changing(Body, body.pk)
    last = LogicModel.objects.filter(body=body).order_by("-version").first()
    model = LogicModel(
        body=body,
        version=last.version + 1 if last else 1,
        template=template,
        based_on=LogicModel.objects.filter(body=body, state=ModelState.ADOPTED).first(),
        illustrative=illustrative,
        **title.columns("title", states=False),
        **note.columns("note", states=False),
    )
    fitting(model)
    model.save(force_insert=True)
    return model


@transaction.atomic
def add_node(
    *,
    model: LogicModel,
    tier: ResultTier | None,
    number: str,
    text: Pair,
    by: Person | None,
    owner: Body | None = None,
    source: str = "",
    ours: bool = False,
) -> ResultNode:
    """Add a result to a draft, in a tier of its template; without a tier it is an objective.

    Raises Refused for a number that is taken or is none, a tier of another template, a text in one language, once
    the version is adopted, or when `by` may not.
    """
    model = draft_locked(model.pk, by)
    require(refuse_one_language(text))
    require(refuse_tier(model, tier))
    require(refuse_number(number))
    require(refuse_taken_number(model, number))
    node = ResultNode(
        model=model,
        kind=NodeKind.RESULT if tier else NodeKind.OBJECTIVE,
        tier=tier,
        number=number,
        owner=owner,
        source=source,
        ours=ours,
        **text.columns("text", states=False),
    )
    fitting(node)
    node.save(force_insert=True)
    key = tier.key if tier else NodeKind.OBJECTIVE.value
    record("logic-model.node-added", by=by, on=model, number=number, tier=key, text=text)
    return node


@transaction.atomic
def link_nodes(
    *,
    origin: ResultNode,
    target: ResultNode,
    assumption: Pair,
    by: Person | None,
    risk: Pair = NO_TEXT,
    evidence: Pair = NO_TEXT,
    tested_on: date | None = None,
) -> ResultLink:
    """Say that one node serves another, on which assumption, at which risk, by which evidence.

    Raises Refused for nodes of two versions, a node and itself, a link that is there already, a ring, a link to a
    lower tier where the template forbids it, a sentence in one language, an adopted version, or when `by` may not.
    """
    model = draft_locked(origin.model_id, by)
    if origin.model_id != target.model_id or origin.pk == target.pk:
        require(Refusal("bad-link", _("A link joins two results of one logic model."), "target", status=422))
    for name, text in (("assumption", assumption), ("risk", risk), ("evidence", evidence)):
        require_sentence(text, name)
    known = edges(model)
    if (origin.number, target.number) in known:
        require(Refusal("linked-already", _("This link is there already."), "target", status=422))
    require(refuse_downward(position_of(origin), position_of(target), upward=is_upward(model.template)))
    require(refuse_ring(known, origin.number, target.number))
    link = ResultLink(origin=origin, target=target, tested_on=tested_on)
    link.assumption, link.risk, link.evidence = assumption, risk, evidence
    fitting(link)
    link.save(force_insert=True)
    record(
        "logic-model.nodes-linked",
        by=by,
        on=model,
        lower=origin.number,
        upper=target.number,
        assumption=assumption,
    )
    return link


@transaction.atomic
def adopt_model(
    *, model: LogicModel, decision: str, on: date, by: Person | None, over: int | None = None
) -> LogicModel:  # fmt: skip
    """The decision with this reference adopts a draft from a day on; the version before it is replaced.

    `over` is the number of the version in force whose difference from this draft was looked at: without it, a draft
    that was begun before that version was adopted is refused. Other drafts stay, and are behind from now on.
    Raises Refused when it is no draft, without a decision, on a day before the last adoption, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    changing(Body, model.body_id)
    model = changing(LogicModel, model.pk)
    require(LOGIC_MODEL.refuse(model.state, ModelState.ADOPTED))
    in_force = LogicModel.objects.filter(body=model.body_id, state=ModelState.ADOPTED).first()
    require(refuse_adoption(decision, on, in_force))
    require(refuse_behind(model, in_force, over))
    behind = is_behind(model, in_force)
    if in_force is not None:
        put_onto(model, in_force)
        in_force.state, in_force.replaced_on = ModelState.REPLACED, on
        in_force.save(update_fields=["state", "replaced_on"])
    model.state, model.adopted_by, model.adopted_on = ModelState.ADOPTED, decision, on
    model.save(update_fields=["state", "adopted_by", "adopted_on"])
    replaced = in_force.version if in_force else None
    facts = {"decision": decision, "day": on, "version": model.version, "replaces": replaced, "looked_at": behind}
    record("logic-model.adopted", by=by, on=model, **facts)
    return model


def put_onto(model: LogicModel, base: LogicModel) -> None:
    """Base a draft on another version: its nodes carry on that version's, where both carry on the same one.

    Saves the rows; the caller holds the lock of the draft.
    """
    onto = {new.pk: old for old, new in ((old, new) for old, new in pairs_of(base, model))}
    changed = []
    for node in ResultNode.objects.filter(model=model, pk__in=onto):
        if node.continues_id != onto[node.pk]:
            node.continues_id = onto[node.pk]
            changed.append(node)
    ResultNode.objects.bulk_update(changed, ["continues"])
    if model.based_on_id != base.pk:
        model.based_on = base
        model.save(update_fields=["based_on"])


def pairs_of(base: LogicModel, model: LogicModel) -> list[tuple[int, ResultNode]]:
    """The nodes of `base`, by their keys, each with the node of `model` that carries on the same one."""
    mine = set(ResultNode.objects.filter(model=base).values_list("pk", flat=True))
    return [(old, new) for old, new in carried_to(model).items() if old in mine]


def refuse_tier(model: LogicModel, tier: ResultTier | None) -> Refusal | None:
    """Why is this tier not one of the version? It belongs to another template."""
    if tier is None or tier.template == model.template:
        return None
    return Refusal("bad-tier", _("This tier belongs to another template."), "tier", status=422)


def refuse_taken_number(model: LogicModel, number: str, node: ResultNode | None = None) -> Refusal | None:
    """Why can a node not have this number? Another one of the version has it. One query."""
    taken = ResultNode.objects.filter(model=model, number=number)
    if not (taken.exclude(pk=node.pk) if node is not None else taken).exists():
        return None
    return Refusal("number-taken", _("Another node has this number."), "number", status=422)
