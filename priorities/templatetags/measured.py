"""How is what was measured written and drawn on a page?"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from groundwork.bilingual import Pair, reader_language
from groundwork.numbers import write_number
from groundwork.templatetags.words import said, span_of_days
from groundwork.typography import NBSP
from priorities.drawing.measuring import LARGE, SMALL, Chart, chart
from priorities.enums import IndicatorKind
from priorities.models import Indicator, MeasuringPeriod
from priorities.queries.indicators import Series

register = template.Library()


@register.filter
def counted(value: Decimal | None, indicator: Indicator) -> str | SafeString:
    """A value of an indicator: its number with its decimals, or the name of the step at that place."""
    if value is None:
        return ""
    if indicator.kind == IndicatorKind.SCALE:
        return said(next((step.name for step in indicator.steps.all() if step.position == value), Pair()))
    return write_number(value, reader_language(), indicator.decimals)


@register.filter
def of_value(row: Any, indicator: Indicator) -> str | SafeString:
    """What a target, a change, a measurement or a stamp says."""
    if row is None:
        return ""
    return said(row.step.name) if row.step is not None else counted(row.value, indicator)


@register.filter
def unit(indicator: Indicator) -> SafeString | str:
    """What is counted, as it stands after a number: with its space, which English does not put before a per cent."""
    words = said(indicator.unit)
    is_percent = str(indicator.unit).startswith("%")
    blank = " " if not is_percent else NBSP if reader_language() == "fr" else ""
    return format_html("{}{}", blank, words) if words else ""


@register.filter
def days_of(period: MeasuringPeriod) -> str:
    """From the first to the last day of a period."""
    return span_of_days(period.days.lower, period.days.upper - timedelta(days=1))


@register.inclusion_tag("priorities/measuring/_chart.html")
def small_chart(series: Series) -> dict[str, Chart | None]:
    """The drawing in the row of an indicator."""
    return {"chart": chart(series, SMALL)}


@register.inclusion_tag("priorities/measuring/_large_chart.html")
def large_chart(series: Series) -> dict[str, Chart | None]:
    """The drawing on the page of an indicator, with its figures."""
    return {"chart": chart(series, LARGE)}
