"""Which summaries does a line have, and what stands on the page of one?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from councils.models import Body
from councils.queries.names import BodyWords
from governance.enums import PackageState
from governance.models import Ask, Summary, SummaryFile

UNDER_WAY = {PackageState.QUEUED, PackageState.COMPILING}


@dataclass(frozen=True)
class SummaryRow:
    """A summary, with the first and the last day of its period."""

    summary: Summary
    first: date
    last: date

    @property
    def under_way(self) -> bool:
        return self.summary.state in UNDER_WAY


def row_of(summary: Summary) -> SummaryRow:
    """The row with its days. No query."""
    assert summary.period.lower is not None
    assert summary.period.upper is not None
    return SummaryRow(summary, summary.period.lower, summary.period.upper - timedelta(days=1))


def summaries_of(body: Body) -> list[SummaryRow]:
    """The summaries of the line below a body, the latest period first, with their files. Two queries."""
    files = Prefetch("files", SummaryFile.objects.order_by("language"))
    rows = body.summaries.defer("facts").prefetch_related(files).order_by("-period", "-pk")
    return [row_of(row) for row in rows[:100]]


def summary_of(body: Body, pk: int) -> Summary | None:
    """One summary of the body, with its files. Two queries."""
    files = Prefetch("files", SummaryFile.objects.order_by("language"))
    return body.summaries.filter(pk=pk).select_related("body", "noted_by").prefetch_related(files).first()


@dataclass(frozen=True)
class AskNow:
    """How far something that is asked in a summary is today."""

    ask: Ask
    answered_for: BodyWords | None

    @property
    def open(self) -> bool:
        """Whether it may still be answered."""
        return self.ask.state != "answered"


def asks_now(ids: list[int], names: Mapping[int, BodyWords]) -> dict[int, AskNow]:
    """How far each ask is today, by number. One query."""
    rows = Ask.objects.filter(pk__in=ids).select_related("proposed_item")
    return {row.pk: AskNow(row, names.get(row.answered_for_id or 0)) for row in rows}
