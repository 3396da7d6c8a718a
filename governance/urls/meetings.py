"""The addresses of gatherings and their meetings, of who comes and who is there, and of motions."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.meetings import attendance, formats, replies
from governance.views.meetings import editing as meetings_editing
from governance.views.meetings import gatherings as meetings
from governance.views.motions import page as motions

urlpatterns = [
    path(pgettext_lazy("address", "meetings"), meetings.meetings, name="meetings"),
    path(pgettext_lazy("address", "meetings/new"), meetings.new_gathering, name="new_gathering"),
    path(pgettext_lazy("address", "meetings/new/like-the-last"), meetings.repeat, name="repeat_gathering"),
    path(pgettext_lazy("address", "meetings/formats"), formats.formats, name="formats"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/when-and-where"),
        meetings.gathering_meetings,
        name="gathering_meetings",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/when-and-where/<int:pk>/change"),
        meetings_editing.change,
        name="change_meeting",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/when-and-where/<int:pk>/cancel"),
        meetings_editing.cancel,
        name="cancel_meeting",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/who-comes"), replies.replies, name="replies"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/who-comes/<int:pk>/invite"),
        replies.invite,
        name="invite_to_meeting",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/who-comes/<int:pk>/remind"),
        replies.remind,
        name="remind_silent",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/attendance"), attendance.attendance, name="attendance"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/attendance/<int:pk>/recuse"),
        attendance.recuse,
        name="recuse_from_item",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/attendance/recusals/<int:pk>/take-back"),
        attendance.unrecuse,
        name="take_part_again",
    ),
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
