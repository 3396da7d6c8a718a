"""How is a node of a draft revised, or taken out of it?"""

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require
from priorities.actions.drafts import draft_locked, fingerprint, fitting, refuse_bent_links
from priorities.actions.findings import refuse_one_language
from priorities.actions.logic_models import refuse_taken_number, refuse_tier
from priorities.enums import NodeKind
from priorities.models import ResultLink, ResultNode, ResultTier
from priorities.queries.logic_models import is_upward
from priorities.rules.links import position_of
from priorities.rules.logic_models import refuse_number


@transaction.atomic
def revise_node(
    *,
    node: ResultNode,
    tier: ResultTier | None,
    number: str,
    text: Pair,
    by: Person | None,
    owner: Body | None = None,
    seen: str | None = None,
) -> ResultNode:
    """Reword, renumber or move a node of a draft; what carries it on stays tied to it.

    `seen` is the fingerprint of what the writer had before them. Raises Refused when somebody changed it since, for
    a number that is taken, a tier that its links forbid, a text in one language, an adopted version, or when `by`
    may not.
    """
    model = draft_locked(node.model_id, by)
    node = ResultNode.objects.select_related("tier").get(pk=node.pk)
    require(refuse_changed_since(node, seen))
    require(refuse_one_language(text))
    require(refuse_tier(model, tier))
    if number != node.number:
        require(refuse_number(number))
    require(refuse_taken_number(model, number, node))
    was = {"number": node.number, "text": node.text}
    node.tier, node.kind, node.number, node.owner = tier, kind_in(tier), number, owner
    require(refuse_bent_links(node, position_of(node), upward=is_upward(model.template)))
    node.text = text
    fitting(node)
    node.save(update_fields=["tier", "kind", "number", "owner", "text_en", "text_fr"])
    key = tier.key if tier else NodeKind.OBJECTIVE.value
    record("logic-model.node-revised", by=by, on=model, number=number, tier=key, text=text, was=was)
    return node


@transaction.atomic
def remove_node(*, node: ResultNode, by: Person | None) -> None:
    """Take a node out of a draft, with its links. In the versions where it stands it stays.

    Raises Refused when something is tied to it (a contribution, a priority, an indicator), once the version is
    adopted, or when `by` may not.
    """
    model = draft_locked(node.model_id, by)
    require(taken_out(node))
    record("logic-model.node-removed", by=by, on=model, number=node.number, text=node.text)


def taken_out(node: ResultNode) -> Refusal | None:
    """Take the node and its links away; or say why not, and leave both."""
    try:
        with transaction.atomic():
            ResultLink.objects.filter(origin=node).delete()
            ResultLink.objects.filter(target=node).delete()
            ResultNode.objects.filter(pk=node.pk).delete()
    except (RestrictedError, ProtectedError):
        words = _("Something is tied to this node: a contribution, a priority or an indicator. Tie it elsewhere first.")
        return Refusal("node-in-use", words)
    return None


def kind_in(tier: ResultTier | None) -> NodeKind:
    """A node without a tier is an objective."""
    return NodeKind.RESULT if tier is not None else NodeKind.OBJECTIVE


def refuse_changed_since(row: ResultNode | ResultLink, seen: str | None) -> Refusal | None:
    """Why is this not written? Somebody else changed it while it was being written."""
    if seen is None or seen == fingerprint(row):
        return None
    return Refusal("changed-since", _("Somebody changed this meanwhile. Look at it again, then write yours."))
