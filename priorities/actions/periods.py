"""How does a measuring period begin, how is it told, locked, and unlocked?"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.models import MeasuringPeriod
from priorities.rules.logic_models import refuse_keep_model
from priorities.rules.measuring import refuse_changed_since, refuse_locked, refuse_no_words

LONGEST = timedelta(days=3660)


@transaction.atomic
def open_period(
    *, body: Body, first: date, last: date, name: Pair, by: Person | None, illustrative: bool = False
) -> MeasuringPeriod:
    """Begin a period for which a body measures, from its first to its last day.

    Raises Refused for a name in one language, days the wrong way round or in another period, or when `by` may not.
    """
    require(refuse_keep_model(by, body))
    if not (name.en.strip() and name.fr.strip()):
        require(Refusal("one-language", _("Name the period in both languages."), "name_en", status=422))
    if not timedelta() <= last - first <= LONGEST:
        require(Refusal("bad-days", _("The last day comes after the first, within ten years."), "last", status=422))
    days = since(first, last + timedelta(days=1))
    changing(Body, body.pk)
    require(refuse_overlap(body, days))
    row = name.columns("name", states=False)
    period = MeasuringPeriod.objects.create(body=body, days=days, illustrative=illustrative, **row)
    record("period.opened", by=by, on=period, body=body.key, first=first, last=last, name=name)
    return period


@transaction.atomic
def write_narrative(
    *, period: MeasuringPeriod, text: Pair, by: Person | None, seen: int | None = None
) -> MeasuringPeriod:
    """Tell how the period went; a side that was not changed with the other is to be confirmed.

    Raises Refused once the period is locked, when somebody wrote since, or when `by` may not.
    """
    period = changing(MeasuringPeriod, period.pk)
    require(refuse_keep_model(by, period.body))
    require(refuse_locked(period))
    require(refuse_changed_since(period.version, seen))
    period.narrative = period.narrative.revised(en=text.en.strip(), fr=text.fr.strip())
    period.version += 1
    period.save()
    record("period.narrated", by=by, on=period, body=period.body.key, text=text)
    return period


@transaction.atomic
def lock_period(*, period: MeasuringPeriod, by: Person) -> MeasuringPeriod:
    """Let nothing in the period change any more. Raises Refused when it is locked, or when `by` may not."""
    require(refuse_unless_secretariat(by))
    period = changing(MeasuringPeriod, period.pk)
    require(refuse_locked(period))
    period.locked_at, period.locked_by = timezone.now(), by
    period.version += 1
    period.save(update_fields=["locked_at", "locked_by", "version"])
    record("period.locked", by=by, on=period, body=period.body.key)
    return period


@transaction.atomic
def unlock_period(*, period: MeasuringPeriod, because: Pair, by: Person | None) -> MeasuringPeriod:
    """Let it change again, for a reason that the ledger keeps.

    Raises Refused without a reason, when it is not locked, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_no_words(because))
    period = changing(MeasuringPeriod, period.pk)
    if period.locked_at is None:
        require(Refusal("not-locked", _("The period is not locked.")))
    period.locked_at = period.locked_by = None
    period.version += 1
    period.save(update_fields=["locked_at", "locked_by", "version"])
    record("period.unlocked", by=by, on=period, body=period.body.key, because=because)
    return period


def refuse_overlap(body: Body, days: object) -> Refusal | None:
    """Why does this period not begin? Some of its days are in another one."""
    other = MeasuringPeriod.objects.filter(body=body, days__overlap=days).first()
    if other is None:
        return None
    words = _("Some of these days are in the period “%(name)s”.") % {"name": other.name}
    return Refusal("periods-overlap", words, "first", status=422)
