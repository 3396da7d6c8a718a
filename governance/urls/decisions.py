"""The addresses of decisions: the register, one decision, and where it is recorded."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.decisions import register as views
from governance.views.decisions.effects import withdraw_effect
from governance.views.run.recording import record_decision

urlpatterns = [
    path(pgettext_lazy("address", "decisions"), views.decisions, name="decisions"),
    path(pgettext_lazy("address", "decisions/<str:reference>"), views.decision, name="decision"),
    path(pgettext_lazy("address", "decisions/<str:reference>/texts/<int:pk>"), views.match_text, name="match_text"),
    path(pgettext_lazy("address", "decisions/<str:reference>/title"), views.match_title, name="match_title"),
    path(
        pgettext_lazy("address", "decisions/<str:reference>/publish"),
        views.publish_decision,
        name="publish_decision",
    ),
    path(
        pgettext_lazy("address", "decisions/<str:reference>/effects/<int:effect>"),
        withdraw_effect,
        name="withdraw_effect",
    ),
    path(pgettext_lazy("address", "motions/<int:pk>/decision"), record_decision, name="record_decision"),
]
