"""The addresses of amendments, of conditions, and of what is proposed for an item."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.agendas import courses
from governance.views.motions import amendments, conditions

urlpatterns = [
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/amendments/new"),
        amendments.propose_amendment,
        name="propose_amendment",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/amendments/<int:amendment>"),
        amendments.revise_amendment,
        name="revise_amendment",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/amendments/<int:amendment>/put"),
        amendments.put_amendment,
        name="put_amendment",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/amendments/<int:amendment>/withdraw"),
        amendments.withdraw_amendment,
        name="withdraw_amendment",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/amendments/<int:amendment>/move"),
        amendments.move_amendment,
        name="move_amendment",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/conditions"), conditions.motion_conditions, name="motion_conditions"
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/conditions"),
        conditions.clause_conditions,
        name="part_conditions",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/course"),
        courses.propose_course,
        name="propose_course_for_item",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/courses"), courses.follow_courses, name="follow_courses"),
]
