"""The addresses of the summaries of reporting lines."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.reports import summaries as views

urlpatterns = [
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/summaries"),
        views.summaries,
        name="summaries",
    ),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/summaries/<int:pk>"),
        views.summary,
        name="summary",
    ),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/summaries/<int:pk>/files/<slug:language>"),
        views.summary_file,
        name="summary_file",
    ),
]
