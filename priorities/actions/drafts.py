"""In which draft is this done, by whom may it be, and which of its texts stand in both languages?"""

from django.db import models

from councils.actions.guards import refuse_too_long
from councils.models import Person
from groundwork.bilingual import Pair
from groundwork.ledger import digest
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.actions.findings import refuse_one_language
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.rules.links import refuse_downward
from priorities.rules.logic_models import refuse_keep_model, refuse_not_draft


def draft_locked(pk: int, by: Person | None) -> LogicModel:
    """The draft, locked until the end of the transaction: what is drawn in one version is drawn one after the other.

    Raises Refused once it is adopted, or when `by` may not draft it.
    """
    model = changing(LogicModel, pk)
    require(refuse_keep_model(by, model.body))
    require(refuse_not_draft(model))
    return model


def fitting(row: models.Model) -> None:
    """Raises Refused when a text is longer than its column."""
    require(refuse_too_long(row))


def require_sentence(text: Pair, field: str) -> None:
    """A text that may be empty is written in both languages or in none. Raises Refused."""
    if bool(text.en.strip()) != bool(text.fr.strip()):
        refusal = refuse_one_language(text)
        assert refusal is not None
        require(Refusal(refusal.code, refusal.message, f"{field}_{'en' if text.fr.strip() else 'fr'}", status=422))


def edges(model: LogicModel, without: ResultLink | None = None) -> list[tuple[str, str]]:
    """The links of a version, as pairs of numbers, the lower node first. One query."""
    rows = ResultLink.objects.filter(origin__model=model)
    rows = rows.exclude(pk=without.pk) if without is not None else rows
    return list(rows.values_list("origin__number", "target__number"))


def refuse_bent_links(node: ResultNode, position: int | None, *, upward: bool) -> Refusal | None:
    """Why can this node not stand in the tier at `position`? One of its links would lead downwards. Two queries."""
    uppers = node.links_up.values_list("target__tier__position", flat=True)
    lowers = node.links_down.values_list("origin__tier__position", flat=True)
    pairs = [*((position, upper) for upper in uppers), *((lower, position) for lower in lowers)]
    refusals = (refuse_downward(lower, upper, upward=upward) for lower, upper in pairs)
    found = next((each for each in refusals if each is not None), None)
    return Refusal(found.code, found.message, "tier", status=422) if found else None


def fingerprint(row: ResultNode | ResultLink) -> str:
    """What a node or a link says, in short: a form carries it, so that it never overwrites what it has not shown."""
    if isinstance(row, ResultNode):
        said = [row.number, row.tier_id, row.kind, row.text.en, row.text.fr, row.owner_id]
    else:
        texts = (row.assumption, row.risk, row.evidence)
        said = [*(side for pair in texts for side in (pair.en, pair.fr)), str(row.tested_on)]
    return digest(said)[:16]
