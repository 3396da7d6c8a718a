"""The addresses of a meeting that is run: the screen, the projector, the sheet, and where a decision is put right."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.run import corrections, sheets
from governance.views.run import notes as run_notes
from governance.views.run import page as run
from governance.views.run import views as run_views
from governance.views.run import votes as run_votes

urlpatterns = [
    path(pgettext_lazy("address", "meetings/<slug:slug>/run"), run.run_meeting, name="run_meeting"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/run/sheet"), sheets.meeting_sheet, name="meeting_sheet"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/run/times"), sheets.enter_times, name="enter_times"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>"), run.run_item, name="run_item"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/take-up"),
        run_notes.take_up_item,
        name="take_up_item",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/vote"),
        run_votes.open_vote_now,
        name="open_vote_now",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/next"), run_notes.next_item, name="next_item"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/state"), run_views.run_state, name="run_state"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/questions/<int:question>"),
        run_notes.note_sense,
        name="note_sense",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/outcome"),
        run_notes.note_outcome_met,
        name="note_outcome_met",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/run/<int:pk>/further"),
        run_notes.take_further,
        name="take_further",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/projector"), run_views.projector, name="projector"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/projector/state"),
        run_views.projector_state,
        name="projector_state",
    ),
    path(
        pgettext_lazy("address", "decisions/<str:reference>/correct"),
        corrections.correct_decision,
        name="correct_decision",
    ),
]
