"""How do those who measure hear that something of a period is late?"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_on
from governance.mail.letter import Kind, Link, Said, whole_address
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import day
from priorities.models import MeasuringPeriod
from priorities.queries.owed_measurements import OwedMeasurement, owed_measurements


@dataclass(frozen=True)
class Late:
    """What a body has not measured of a period, as it stands when the letter goes."""

    notice: Notice
    period: MeasuringPeriod
    body: BodyWords
    owed: list[OwedMeasurement]


def read_late(notice: Notice) -> Late:
    period, body = (notice.facts[name] for name in ("period", "body"))
    late = [row for row in owed_measurements(timezone.localdate()) if row.is_late]
    mine = [row for row in late if row.period.pk == period and row.body.pk == body]
    return Late(notice, MeasuringPeriod.objects.get(pk=period), names_on()[body], mine)


def not_late(found: Late) -> NotSent | None:
    """Whether all of it was submitted meanwhile, or the period locked."""
    return None if found.owed else NotSent.SETTLED


def late(found: Late) -> Said:
    """Which period, since when, which indicators, and where they are entered: all on one page."""
    language, count = reader_language(), len(found.owed)
    period = found.period.name.read(language)
    words = {"body": found.body.usual.read(language), "period": period, "count": count}
    title = ngettext("%(count)s measurement is late", "%(count)s measurements are late", count)
    names = "; ".join(row.indicator.name.read(language) for row in found.owed)
    return Said(
        subject=_("Measurements late: %(body)s, %(period)s") % words,
        title=title % words,
        reason=_("You receive this because you belong to %(body)s, which is responsible for these indicators.") % words,
        facts=(
            (_("Body"), found.body.name.read(language)),
            (_("Period"), period),
            (_("Due by"), day(found.owed[0].due_on, language)),
            (_("Indicators"), names),
        ),
        links=(Link(_("Enter the measurements"), whole_address("enter_measurements", found.period.pk)),),
    )


KINDS = {"measurements.late": Kind(gettext_lazy("measurements late"), read_late, late, not_late)}
