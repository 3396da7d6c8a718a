"""How does a file of nodes and links come into a draft: all of it, or nothing?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from groundwork.ledger import record
from groundwork.refusals import Refusal, require
from priorities.actions.drafts import draft_locked
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.queries.sheets.links import TEXTS
from priorities.queries.sheets.plan import plan_of
from priorities.queries.sheets.planning import Deed, Plan
from priorities.queries.sheets.reading import Table

OF_NODES = ["tier", "kind", "text_en", "text_fr", "owner", "source"]
OF_LINKS = [*TEXTS, "tested_on"]


@transaction.atomic
def import_lines(*, model: LogicModel, table: Table, digest: str, by: Person | None) -> Plan:
    """Do what the lines of a file say to a draft; they are looked at once more, as the draft is by now.

    `digest` is the SHA-256 of the file, for the ledger. Raises Refused when a line is not right, when there is
    nothing to do, once the version is adopted, or when `by` may not.
    """
    model = draft_locked(model.pk, by)
    plan = plan_of(table, model, timezone.localdate())
    if not plan.is_right:
        require(Refusal("line-not-right", _("A line is not right any more. Look at the file again."), status=422))
    if not plan.does_something:
        require(Refusal("nothing-to-import", _("There is nothing to import: all of it is already there."), status=422))
    done(plan)
    counts = {deed.value: count for deed, count in sorted(plan.counts.items())}
    record("logic-model.imported", by=by, on=model, file=digest, version=model.version, **counts)
    return plan


def done(plan: Plan) -> None:
    """Write the nodes first, then the links between them."""
    nodes = list(plan.nodes.values())
    ResultNode.objects.bulk_create(node.row for node in nodes if node.deed == Deed.NODE_ADDED)
    ResultNode.objects.bulk_update([node.row for node in nodes if node.deed == Deed.NODE_REVISED], OF_NODES)
    links = list(plan.links.values())
    ResultLink.objects.bulk_create(link.row for link in links if link.deed == Deed.LINK_ADDED)
    ResultLink.objects.bulk_update([link.row for link in links if link.deed == Deed.LINK_REVISED], OF_LINKS)
