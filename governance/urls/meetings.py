"""The addresses of meetings, agendas, attendance and motions."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views import agenda_items, agendas, meetings, motions

urlpatterns = [
    path(pgettext_lazy("address", "meetings"), meetings.meetings, name="meetings"),
    path(pgettext_lazy("address", "meetings/new"), meetings.new_gathering, name="new_gathering"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda"), agendas.gathering, name="gathering"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda/add"), agendas.add_item, name="add_item"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/agenda/add-recommendation"),
        agendas.add_recommendation,
        name="add_recommendation",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/attendance"), meetings.attendance, name="attendance"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/attendance/<int:pk>/begin"),
        meetings.begin_meeting,
        name="begin_meeting",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/attendance/<int:pk>/end"),
        meetings.end_meeting,
        name="end_meeting",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>"), agenda_items.item, name="item"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/minutes"),
        agendas.item_minutes,
        name="item_minutes",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/move"),
        agendas.move_item,
        name="move_item",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/remove"),
        agendas.remove_item,
        name="remove_item",
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
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/motion"),
        motions.make_motion,
        name="make_motion",
    ),
    path(pgettext_lazy("address", "motions/<int:pk>"), motions.motion, name="motion"),
    path(
        pgettext_lazy("address", "motions/<int:pk>/question"),
        motions.revise_question,
        name="revise_question",
    ),
    path(pgettext_lazy("address", "motions/<int:pk>/clauses/add"), motions.add_clause, name="add_clause"),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>"),
        motions.revise_clause,
        name="revise_clause",
    ),
    path(pgettext_lazy("address", "motions/<int:pk>/confirm"), motions.confirm_text, name="confirm_text"),
    path(pgettext_lazy("address", "motions/<int:pk>/open-vote"), motions.open_vote, name="open_vote"),
    path(pgettext_lazy("address", "motions/<int:pk>/consensus"), motions.call_consensus, name="call_consensus"),
    path(pgettext_lazy("address", "motions/<int:pk>/withdraw"), motions.withdraw_motion, name="withdraw_motion"),
]
