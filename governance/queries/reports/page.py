"""What stands on the page of a report, and on that of something that is asked of the table above?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from councils.models import Body
from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.electorates import deciding_keys
from governance.enums import AskState
from governance.models import Ask, Report
from governance.queries.reports.prefilled import days_of, last_filed
from governance.rights import LEAD_LINE
from governance.rules.reports import bodies_above


@dataclass(frozen=True)
class AskRow:
    """Something that is asked, who answered it, and where it may be answered by this reader."""

    ask: Ask
    answered_for: BodyWords | None = None
    leads: BodyWords | None = None

    @property
    def open(self) -> bool:
        return self.ask.state != AskState.ANSWERED


@dataclass(frozen=True)
class ReportPage:
    """A report with its period, its asks, and the one before it."""

    report: Report
    body: BodyWords
    first: date
    last: date
    asks: tuple[AskRow, ...]
    before: Report | None

    @property
    def effort_used(self) -> str:
        """In person-days, as a number is kept: `12.5`, `40`; empty where nobody counted."""
        return days_kept(self.report.effort_used)

    @property
    def effort_promised(self) -> str:
        return days_kept(self.report.effort_promised)


def days_kept(days: Decimal | None) -> str:
    """Person-days without a decimal that says nothing."""
    return f"{days:.1f}".removesuffix(".0") if days is not None else ""


def asks_of(report: Report) -> list[Ask]:
    """What a report asks, in order; places that were emptied are none. One query."""
    return list(report.asks.exclude(text_en="", text_fr="").select_related("proposed_item").order_by("position"))


def report_page(report: Report, names: Mapping[int, BodyWords], standing: Standing) -> ReportPage:
    """The page of a report, for who may read it. A number of queries that does not grow with what is asked."""
    asks = asks_of(report)
    leads = led_above(report.body, names, standing) if asks and standing.is_anybody else None
    rows = tuple(AskRow(ask, names.get(ask.answered_for_id or 0), leads) for ask in asks)
    return ReportPage(report, names[report.body_id], *days_of(report), rows, last_filed(report))


def led_above(body: Body, names: Mapping[int, BodyWords], standing: Standing) -> BodyWords | None:
    """The nearest body above for which this reader speaks, if there is one. A few queries."""
    above = bodies_above(body)
    found = Body.objects.in_bulk(above)
    today = timezone.localdate()
    for pk in above:
        if standing.holds(LEAD_LINE, deciding_keys(found[pk], today)):
            return names[pk]
    return None
