"""The addresses of agendas: read, built, annotated, and looked at ahead."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.agendas import acts, annotations, forward, undoing
from governance.views.agendas import items as agenda_items
from governance.views.agendas import page as agendas

urlpatterns = [
    path(pgettext_lazy("address", "meetings/ahead"), forward.forward_agenda, name="forward_agenda"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda"), agendas.gathering, name="gathering"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/annotated"), annotations.annotated, name="annotated_agenda"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda/add"), acts.add_item, name="add_item"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda/move"), acts.move_items, name="move_items"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda/undo"), undoing.undo_move, name="undo_move"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/minutes"), acts.item_minutes, name="item_minutes"
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/move"), acts.move_item, name="move_item"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/nest"), acts.nest_item, name="nest_item"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/remove"), acts.remove_item, name="remove_item"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>"), agenda_items.item, name="item"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/annotate"),
        annotations.annotate_item,
        name="annotate_item",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/revise"),
        agenda_items.revise_item,
        name="revise_item",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/ask"),
        agenda_items.ask_question,
        name="ask_question",
    ),
]
