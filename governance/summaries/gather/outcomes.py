"""Which outcomes of the logic model were touched in a period by what a line did, and which were not?"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q

from governance.models import Contribution
from governance.summaries.facts import DecisionFact, Outcome
from governance.summaries.gather.line import Line
from governance.summaries.gather.numbers import Met
from governance.summaries.gather.span import Stretch
from priorities.models import ResultNode
from priorities.queries.logic_models import current_model


def outcomes_of(
    line: Line, stretch: Stretch, decisions: Mapping[str, tuple[DecisionFact, ...]], met: Met
) -> tuple[Outcome, ...]:
    """Every outcome of the current model, with how much served it in the period. Three queries.

    What serves it counts when it happened then: a decision published, an action on which something was said, an item
    that was on an agenda, a recommendation submitted. That a body serves an outcome by what it is touches nothing.
    """
    model = current_model()
    if model is None:
        return ()
    references = [fact.reference for facts in decisions.values() for fact in facts]
    said = Q(action__notes__written_at__gte=stretch.begins, action__notes__written_at__lt=stretch.ends)
    happened = (
        Q(decision__reference__in=references)
        | Q(item__in=[item.id for item in met.items])
        | Q(action__owner__in=line.all_ids) & said
        | Q(recommendation__body__in=line.all_ids)
        & Q(recommendation__submitted_on__gte=stretch.first, recommendation__submitted_on__lte=stretch.last)
    )
    in_force = Q(until=None) | Q(until__gt=stretch.first)
    rows = Contribution.objects.filter(happened, in_force, node__model=model, since__lte=stretch.last)
    touched = Counter(dict(rows.values_list("pk", "node_id").distinct()).values())
    nodes = ResultNode.objects.filter(model=model).order_by("number")
    return tuple(Outcome(node.number, node.text, touched[node.pk]) for node in nodes)
