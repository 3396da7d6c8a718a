"""How is it put on record that a thing serves an outcome of the logic model?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.enums import Strength
from governance.models import ActionItem, AgendaItem, Contribution, Decision, Recommendation
from governance.rules.recommendations import refuse_link
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.models import ResultNode


@transaction.atomic
def note_contribution(
    *,
    node: ResultNode,
    sentence: Pair,
    by: Person | None,
    strength: Strength = Strength.SOME,
    decision: Decision | None = None,
    recommendation: Recommendation | None = None,
    action: ActionItem | None = None,
    item: AgendaItem | None = None,
    illustrative: bool = False,
) -> Contribution:
    """One thing, and one alone, serves a node; the sentence says how. Raises Refused when `by` may not.

    Who proposes a recommendation says what it serves until it is submitted; the secretariat, for anything.
    """
    require(refuse_link(by, recommendation) if recommendation else rules.refuse_prepare(by))
    require(refuse_contribution(node, sentence, recommendation))
    served = {"decision": decision, "recommendation": recommendation, "action": action, "item": item}
    words = sentence.columns("sentence", states=False)
    contribution = Contribution.objects.create(
        node=node, strength=strength, illustrative=illustrative, **served, **words
    )
    facts = {kind: thing for kind, thing in served.items() if thing is not None}
    record(
        "contribution.noted", by=by, on=contribution, node=node.number, strength=strength, sentence=sentence, **facts
    )
    return contribution


@transaction.atomic
def drop_contribution(*, contribution: Contribution, by: Person) -> None:
    """Say no longer that a recommendation serves a node; the ledger keeps what was said. Raises Refused as above."""
    recommendation = changing(Recommendation, contribution.recommendation_id or 0)
    require(refuse_link(by, recommendation))
    node, number = contribution.node.number, contribution.pk
    contribution.delete()
    record("contribution.dropped", by=by, on=recommendation, node=node, contribution=number)


def refuse_contribution(node: ResultNode, sentence: Pair, recommendation: Recommendation | None) -> Refusal | None:
    """Why is this not put on record? It says nothing, or the recommendation serves that node already."""
    if not (sentence.en.strip() or sentence.fr.strip()):
        return Refusal("no-sentence", _("Say how, in one language at least."), "sentence_en", status=422)
    if recommendation and recommendation.contributions.filter(node=node).exists():
        return Refusal("served-already", _("It is said already that this outcome is served."), "node", status=422)
    return None
