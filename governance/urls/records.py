"""The addresses of records of decisions."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.decisions import action_owners
from governance.views.records import duties
from governance.views.records import meeting_records as views
from governance.views.records import meeting_records_acts as acts

urlpatterns = [
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/actions"),
        action_owners.actions_to_answer,
        name="actions_to_answer",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/to-do"), duties.duties, name="duties"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/to-do/<int:pk>/do"), duties.do_duty, name="do_duty"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/to-do/<int:pk>/tick"), duties.tick_duty, name="tick_duty"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/to-do/<int:pk>/give"), duties.assign_duty, name="assign_duty"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record"), views.records, name="records"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>"), views.record, name="record"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/circulate"),
        acts.circulate,
        name="circulate_record",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/comment"), acts.comment, name="comment_record"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/comments/<int:comment>"),
        acts.answer,
        name="answer_comment",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/approve"), acts.approve, name="approve_record"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/ask-for-changes"),
        acts.ask_for_changes,
        name="change_record",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/close-comments"),
        acts.close_comments,
        name="close_comments",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/adopt"), acts.adopt, name="adopt_record"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/correct"), acts.correct, name="correct_record"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/release"), acts.release, name="release_record"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/items/<int:item>"),
        acts.discussion,
        name="write_discussion",
    ),
]
