"""The addresses of reports up the line, of when they are owed, and of what is asked in them."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.reports import asks, board, report, schedules

urlpatterns = [
    path(pgettext_lazy("address", "reports"), board.reports, name="reports"),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/reports/<int:pk>"),
        report.report,
        name="report",
    ),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/reports/<int:pk>/waive"),
        report.waive,
        name="waive_report",
    ),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/report-schedules"),
        schedules.report_schedules,
        name="report_schedules",
    ),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/report-schedules/<slug:kind>/end"),
        schedules.end_schedule,
        name="end_schedule",
    ),
    path(pgettext_lazy("address", "structure/bodies/<slug:slug>/asks/<int:pk>"), asks.ask, name="ask"),
]
