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
from priorities.actions.findings import refuse_one_language
from priorities.enums import ModelState
from priorities.lifecycles import LOGIC_MODEL
from priorities.models import LogicModel, ResultLink, ResultNode, ResultTier


@transaction.atomic
def define_tier(
    *, key: str, position: int, name: Pair, name_plural: Pair, by: Person | None, template: str = "canada"
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
    *, body: Body, title: Pair, by: Person | None, note: Pair | None = None, illustrative: bool = False
) -> LogicModel:
    """Begin the next version of a body's logic model. Raises Refused when `by` may not."""
    require(refuse_unless_secretariat(by))
    require(refuse_one_language(title))
    last = LogicModel.objects.filter(body=body).order_by("-version").first()
    model = LogicModel.objects.create(
        body=body,
        version=last.version + 1 if last else 1,
        illustrative=illustrative,
        **title.columns("title", states=False),
        **(note or Pair()).columns("note", states=False),
    )
    record("logic-model.drafted", by=by, on=model, body=body.key, version=model.version, title=title)
    return model


@transaction.atomic
def add_node(
    *,
    model: LogicModel,
    tier: ResultTier,
    number: str,
    text: Pair,
    by: Person | None,
    owner: Body | None = None,
    source: str = "",
    ours: bool = False,
) -> ResultNode:
    """Add an outcome or another result to a draft. Raises Refused once adopted, or when `by` may not."""
    require(refuse_unless_secretariat(by))
    require(refuse_not_draft(model))
    require(refuse_one_language(text))
    node = ResultNode.objects.create(
        model=model,
        tier=tier,
        number=number,
        owner=owner,
        source=source,
        ours=ours,
        **text.columns("text", states=False),
    )
    record("logic-model.node-added", by=by, on=model, number=number, tier=tier.key, text=text)
    return node


@transaction.atomic
def link_nodes(*, origin: ResultNode, target: ResultNode, assumption: Pair, by: Person | None) -> ResultLink:
    """Say that one result serves another, and on which assumption.

    Raises Refused for results of two models, a result and itself, an adopted model, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_not_draft(origin.model))
    if origin.model_id != target.model_id or origin.pk == target.pk:
        require(Refusal("bad-link", _("A link joins two results of one logic model."), status=422))
    link = ResultLink.objects.create(origin=origin, target=target, **assumption.columns("assumption", states=False))
    record(
        "logic-model.nodes-linked",
        by=by,
        on=origin.model,
        lower=origin.number,
        upper=target.number,
        assumption=assumption,
    )
    return link


@transaction.atomic
def adopt_model(*, model: LogicModel, decision: str, on: date, by: Person | None) -> LogicModel:
    """The decision with this reference adopts a draft from a day on; the version before it is replaced.

    Raises Refused when it is no draft, without a decision, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    model = changing(LogicModel, model.pk)
    require(LOGIC_MODEL.refuse(model.state, ModelState.ADOPTED))
    if not decision:
        require(Refusal("no-decision", _("Only a decision adopts a logic model."), "decision", status=422))
    LogicModel.objects.filter(body=model.body_id, state=ModelState.ADOPTED).update(
        state=ModelState.REPLACED, replaced_on=on
    )
    model.state, model.adopted_by, model.adopted_on = ModelState.ADOPTED, decision, on
    model.save(update_fields=["state", "adopted_by", "adopted_on"])
    record("logic-model.adopted", by=by, on=model, decision=decision, day=on, version=model.version)
    return model


def refuse_not_draft(model: LogicModel) -> Refusal | None:
    """Why is this version no longer changed?"""
    if model.state == ModelState.DRAFT:
        return None
    return Refusal("model-adopted", _("This version was adopted and is no longer changed. Begin a new version."))
