"""How does a priority come to be, who leads it, and how does it live on?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, EngagementLevel, Jurisdiction, Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.actions.findings import refuse_one_language
from priorities.enums import PriorityState
from priorities.lifecycles import PRIORITY
from priorities.models import Priority, PriorityLead


@transaction.atomic
def propose_priority(
    *,
    body: Body,
    name: Pair,
    slug: Pair,
    by: Person | None,
    description: Pair | None = None,
    level_now: EngagementLevel | None = None,
    level_aimed: EngagementLevel | None = None,
    part_of: Priority | None = None,
    source: str = "",
    ours: bool = False,
) -> Priority:
    """Put a priority on record. Raises Refused for a name in one language, or when `by` may not."""
    require(refuse_unless_secretariat(by))
    require(refuse_one_language(name))
    priority = Priority.objects.create(
        body=body,
        slug_en=slug.en,
        slug_fr=slug.fr,
        level_now=level_now,
        level_aimed=level_aimed,
        part_of=part_of,
        source=source,
        ours=ours,
        **name.columns("name", states=False),
        **(description or Pair()).columns("description", states=False),
    )
    record("priority.proposed", by=by, on=priority, body=body.key, name=name)
    return priority


@transaction.atomic
def name_lead(*, priority: Priority, jurisdiction: Jurisdiction, by: Person | None) -> PriorityLead:
    """A jurisdiction leads a priority; named twice, it leads once. Raises Refused when `by` may not."""
    require(refuse_unless_secretariat(by))
    lead, is_new = PriorityLead.objects.get_or_create(priority=priority, jurisdiction=jurisdiction)
    if is_new:
        record("priority.lead-named", by=by, on=priority, jurisdiction=jurisdiction.code)
    return lead


@transaction.atomic
def advance_priority(
    *, priority: Priority, state: PriorityState, by: Person | None, promoted_to: Body | None = None
) -> Priority:
    """Take a priority to its next state; a promoted one names the working group that it became.

    Raises Refused for a step that its life cycle does not know, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    priority = changing(Priority, priority.pk)
    require(PRIORITY.refuse(priority.state, state))
    require(refuse_nameless_promotion(state, promoted_to))
    priority.state = state
    if promoted_to is not None:
        priority.promoted_to = promoted_to
    priority.save(update_fields=["state", "promoted_to"])
    record(
        "priority.advanced",
        by=by,
        on=priority,
        state=state,
        promoted_to=promoted_to.key if promoted_to else None,
    )
    return priority


def refuse_nameless_promotion(state: str, promoted_to: Body | None) -> Refusal | None:
    """Why is this no promotion? It names the group."""
    if state == PriorityState.PROMOTED and promoted_to is None:
        return Refusal("no-group", _("Name the working group that it becomes."), "promoted_to", status=422)
    return None
