"""Which version, node or link does an address name, and may this reader see or change it?"""

from django.http import Http404, HttpRequest

from councils.rules import standing_of
from groundwork.refusals import require
from priorities.enums import ModelState
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.rules.logic_models import refuse_keep_model, refuse_not_draft, refuse_read_model
from priorities.views.acting import actor


def readable(request: HttpRequest, pk: int) -> LogicModel:
    """A version that this reader may see. Raises Http404, and Refused for a draft of others."""
    model = LogicModel.objects.select_related("body", "based_on").filter(pk=pk).first()
    if model is None:
        raise Http404
    if model.state == ModelState.DRAFT:
        require(refuse_read_model(standing_of(request.user), model, in_force(model)))
    return model


def in_force(model: LogicModel) -> LogicModel | None:
    """The version of the same body's model that is in force. One query."""
    return LogicModel.objects.filter(body=model.body_id, state=ModelState.ADOPTED).first()


def to_draft(request: HttpRequest, pk: int) -> LogicModel:
    """A draft that this person may write on. Raises Http404 and Refused."""
    model = LogicModel.objects.select_related("body", "based_on").filter(pk=pk).first()
    if model is None:
        raise Http404
    require(refuse_keep_model(actor(request), model.body))
    require(refuse_not_draft(model))
    return model


def node_to_draft(request: HttpRequest, pk: int) -> ResultNode:
    """A node of such a draft. Raises Http404 and Refused."""
    node = ResultNode.objects.select_related("tier", "owner").filter(pk=pk).first()
    if node is None:
        raise Http404
    node.model = to_draft(request, node.model_id)
    return node


def link_to_draft(request: HttpRequest, pk: int) -> ResultLink:
    """A link of such a draft. Raises Http404 and Refused."""
    link = ResultLink.objects.select_related("origin", "target").filter(pk=pk).first()
    if link is None:
        raise Http404
    link.origin.model = to_draft(request, link.origin.model_id)
    return link
