"""Which priorities do the councils have, and which outcomes does nothing serve yet?"""

from collections import defaultdict

from django.db.models import Count

from governance.packages.contents import MeetingSection, OutcomeServed, PriorityNow
from governance.packages.gather.changes import Names
from groundwork.bilingual import Pair
from priorities.models import ResultNode
from priorities.queries.logic_models import current_model
from priorities.queries.priorities import priorities

OUTCOMES = ("immediate", "intermediate", "ultimate")  # tiers of the Canadian template that are outcomes


def priorities_now(meetings: tuple[MeetingSection, ...], names: Names) -> tuple[PriorityNow, ...]:
    """Every priority, and the items of this gathering that carry it. Two queries."""
    here: dict[Pair, list[str]] = defaultdict(list)
    for meeting in meetings:
        for item in meeting.numbered:
            if not meeting.cancelled:
                here[item.priority].append(item.number or "")
    return tuple(
        PriorityNow(
            name=row.name,
            state=str(row.state),
            body=names.by_id[row.body_id].usual,
            group=row.part_of.name if row.part_of else Pair(),
            leads=tuple(each.jurisdiction.name for each in row.leads.all()),
            level_now=row.level_now.name if row.level_now else Pair(),
            level_aimed=row.level_aimed.name if row.level_aimed else Pair(),
            promoted_to=names.body(row.promoted_to_id),
            here=tuple(here.get(row.name, ())),
        )
        for row in priorities()
    )


def outcomes_served() -> tuple[OutcomeServed, ...]:
    """The outcomes of the current logic model, and what serves each. Two queries; none where there is no model."""
    model = current_model()
    if model is None:
        return ()
    nodes = ResultNode.objects.filter(model=model, tier__key__in=OUTCOMES).select_related("tier")
    counted = nodes.annotate(
        decisions=Count("contributions__decision", distinct=True),
        actions=Count("contributions__action", distinct=True),
        recommendations=Count("contributions__recommendation", distinct=True),
    )
    return tuple(
        OutcomeServed(
            row.number, row.text, row.tier.name if row.tier else Pair(), row.decisions, row.actions, row.recommendations
        )
        for row in counted.order_by("tier__position", "number")
    )
