"""Which node of one version carries on which node of another, through the versions between them?"""

from collections.abc import Callable

from priorities.models import LogicModel, ResultNode
from priorities.queries.logic_models import in_order


def roots(body_id: int) -> Callable[[int], int]:
    """The first node of a line, for each node of a body's versions: nodes with the same one say the same. One query."""
    before = dict(ResultNode.objects.filter(model__body=body_id).values_list("pk", "continues_id"))

    def root(pk: int) -> int:
        while (older := before.get(pk)) is not None:
            pk = older
        return pk

    return root


def carried_to(model: LogicModel) -> dict[int, ResultNode]:
    """For every node of every version of the body, by its key, the node of `model` that carries it on.

    A node that `model` no longer has is not in it; a node of `model` itself leads to itself. Two queries. What was
    tied to a node of an older version is found through it.
    """
    root = roots(model.body_id)
    nodes = {root(node.pk): node for node in ResultNode.objects.filter(model=model).select_related("tier")}
    keys = ResultNode.objects.filter(model__body=model.body_id).values_list("pk", flat=True)
    return {pk: nodes[root(pk)] for pk in keys if root(pk) in nodes}


def nodes_without_successor(model: LogicModel, before: LogicModel | None = None) -> list[ResultNode]:
    """The nodes of the version before (`before`, or the one it is based on) that `model` no longer has, in order.

    What was tied to them is tied to nothing in `model` until somebody says to what. Three queries.
    """
    older = before.pk if before is not None else model.based_on_id
    if older is None:
        return []
    carried = carried_to(model)
    rows = ResultNode.objects.filter(model=older).select_related("tier")
    return [node for node in in_order(rows) if node.pk not in carried]
