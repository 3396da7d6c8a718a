"""How are the nodes and links of a draft written by form?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from councils.models import Body
from councils.queries.names import names_on
from priorities.actions.drafts import fingerprint
from priorities.actions.links import COLUMNS, revise_link, unlink_nodes
from priorities.actions.logic_models import add_node, link_nodes
from priorities.actions.nodes import remove_node, revise_node
from priorities.forms.logic_models import LinkForm, NewLinkForm, NodeForm, typed_node
from priorities.models import LogicModel, ResultNode
from priorities.queries.logic_models import in_order, tiers_of
from priorities.views.acting import act_page, actor, pressed
from priorities.views.logic_models.found import link_to_draft, node_to_draft, to_draft
from priorities.views.logic_models.versions import address


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_node_page(request: HttpRequest, model: int) -> HttpResponse:
    """A new node; `?tier=` chooses its tier."""
    row = to_draft(request, model)
    form = node_form(request, row, {"tier": request.GET.get("tier", "")})

    def act() -> str:
        said = form.said
        add_node(model=row, by=actor(request), **said)
        return at_node(row, said["number"])

    return act_page(request, "priorities/model/node.html", form, act, {"model": row}, _("The node is added."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_node_page(request: HttpRequest, node: int) -> HttpResponse:
    """Words, number, tier and owner of a node, and the button that takes it out."""
    row = node_to_draft(request, node)
    form = node_form(request, row.model, typed_node(row, fingerprint(row)))

    def act() -> str:
        said = form.said
        revise_node(node=row, by=actor(request), seen=form.cleaned_data["seen"] or None, **said)
        return at_node(row.model, said["number"])

    words = {"model": row.model, "node": row}
    return act_page(request, "priorities/model/node.html", form, act, words, _("The node is revised."))


@login_required
@require_POST
def remove_node_act(request: HttpRequest, node: int) -> HttpResponse:
    """Take a node out of a draft, with its links."""
    row = node_to_draft(request, node)

    def act() -> str:
        remove_node(node=row, by=actor(request))
        return address(row.model)

    return pressed(request, act, _("The node is taken out of the draft."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link_nodes_page(request: HttpRequest, model: int) -> HttpResponse:
    """A new link; `?from=1.2` chooses the node that serves."""
    row = to_draft(request, model)
    nodes = in_order(ResultNode.objects.filter(model=row).select_related("tier"))
    origin = next((node for node in nodes if node.number == request.GET.get("from")), None)
    initial = {"origin": str(origin.pk) if origin else None}
    form = NewLinkForm(request.POST or None, nodes=nodes, initial=initial)

    def act() -> str:
        link_nodes(by=actor(request), origin=form.ends["origin"], target=form.ends["target"], **form.said)
        return at_node(row, form.ends["origin"].number)

    words = {"model": row, "sides": form.sides("assumption", "risk", "evidence"), "enough": len(nodes) > 1}
    return act_page(request, "priorities/model/link.html", form, act, words, _("The link is drawn."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_link_page(request: HttpRequest, link: int) -> HttpResponse:
    """Assumption, risk, evidence and test of a link, and the button that withdraws it."""
    row = link_to_draft(request, link)
    names = ("assumption", "risk", "evidence")
    initial: dict[str, Any] = {column: getattr(row, column) for column in COLUMNS}
    form = LinkForm(request.POST or None, initial=initial | {"tested_on": row.tested_on, "seen": fingerprint(row)})

    def act() -> str:
        revise_link(link=row, by=actor(request), seen=form.cleaned_data["seen"] or None, **form.said)
        return at_node(row.origin.model, row.origin.number)

    words = {"model": row.origin.model, "link": row, "sides": form.sides(*names), "enough": True}
    return act_page(request, "priorities/model/link.html", form, act, words, _("The link is revised."))


@login_required
@require_POST
def unlink_nodes_act(request: HttpRequest, link: int) -> HttpResponse:
    """Say that one node no longer serves another."""
    row = link_to_draft(request, link)

    def act() -> str:
        unlink_nodes(link=row, by=actor(request))
        return at_node(row.origin.model, row.origin.number)

    return pressed(request, act, _("The link is withdrawn."))


def node_form(request: HttpRequest, model: LogicModel, initial: dict[str, Any]) -> NodeForm:
    """The form of a node with the tiers of the template and the bodies that can own it."""
    names = names_on()
    owners = {body.key: body for body in Body.objects.order_by("pk")}
    bodies = [(key, str(names[body.pk])) for key, body in owners.items()]
    return NodeForm(request.POST or None, tiers=tiers_of(model.template), bodies=bodies, owners=owners, initial=initial)


def at_node(model: LogicModel, number: str) -> str:
    """The page of the version, where the node stands: one stays where one was."""
    return f"{reverse('logic_model', args=[model.pk])}#n{number}"
