"""How is it put on record that a thing serves an outcome of the logic model?"""

from django.db import transaction

from councils.models import Person
from governance import rules
from governance.enums import Strength
from governance.models import ActionItem, AgendaItem, Contribution, Decision, Recommendation
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import require
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
    """One thing, and one alone, serves a node; the sentence says how. Raises Refused when `by` may not."""
    require(rules.refuse_prepare(by))
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
