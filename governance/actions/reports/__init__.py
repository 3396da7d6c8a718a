"""What is done about reports: owed, written, filed, waived; asked and answered; summarized up the line."""

from governance.actions.reports.owing import owe_report, waive_report
from governance.actions.reports.writing import file_nothing, file_report, save_report

__all__ = ["file_nothing", "file_report", "owe_report", "save_report", "waive_report"]
