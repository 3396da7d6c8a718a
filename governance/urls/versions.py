"""The addresses of the versions of an agenda and of their approval."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.agendas import versions as views

urlpatterns = [
    path(pgettext_lazy("address", "meetings/<slug:slug>/versions"), views.agenda_versions, name="agenda_versions"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/versions/issue"), views.issue_agenda, name="issue_agenda"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/versions/<int:number>"),
        views.agenda_version,
        name="agenda_version",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/versions/<int:number>/approve"),
        views.approve_agenda,
        name="approve_agenda",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/versions/<int:number>/ask-for-changes"),
        views.change_agenda,
        name="change_agenda",
    ),
]
