"""The addresses of action items."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.decisions import actions as views

urlpatterns = [
    path(pgettext_lazy("address", "actions"), views.actions, name="actions"),
    path(pgettext_lazy("address", "actions/<str:reference>"), views.action, name="action"),
    path(pgettext_lazy("address", "actions/<str:reference>/notes"), views.note_progress, name="note_progress"),
]
