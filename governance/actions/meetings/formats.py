"""How is a meeting format described, version after version? A decision adopts it (effect `adopt_format`)."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance import rules
from governance.models import FormatPart, MeetingFormat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

MOST_HALF_DAYS = 28
MOST_PARTS = 12


@transaction.atomic
def describe_format(
    *,
    key: str,
    name: Pair,
    parts: list[tuple[Body, int]],
    by: Person | None,
    beside: Collection[Body] = (),
    note: Pair | None = None,
    source: str = "",
) -> MeetingFormat:
    """Describe the next version of a format: its parts in their order, each with its half days.

    The bodies in `beside` sit at the same time as the part before them; all others sit after what comes before.
    Raises Refused for a body twice, half days outside 1 to 28, a first part beside nothing, or without the right.
    """
    require(rules.refuse_prepare(by))
    require(refuse_parts(parts, beside))
    version = MeetingFormat.objects.filter(key=key).count() + 1
    described = MeetingFormat.objects.create(
        key=key, version=version, source=source, **name.columns("name", states=False),
        **(note or Pair()).columns("note", states=False),
    )  # fmt: skip
    for position, (body, half_days) in enumerate(parts, start=1):
        FormatPart.objects.create(
            format=described, body=body, half_days=half_days, position=position, beside=body in beside
        )
    record(
        "format.described",
        by=by,
        on=described,
        key=key,
        version=version,
        name=name,
        parts=[[body.key, half_days, body in beside] for body, half_days in parts],
    )
    return described


def refuse_parts(parts: list[tuple[Body, int]], beside: Collection[Body]) -> Refusal | None:
    """Why are these no parts of a format?"""
    bodies = [body.pk for body, _half_days in parts]
    if len(set(bodies)) < len(bodies):
        return Refusal("body-twice", _("A body sits once in a format."), status=422)
    if len(parts) > MOST_PARTS or any(not 1 <= half_days <= MOST_HALF_DAYS for _body, half_days in parts):
        return Refusal("bad-half-days", _("A body sits for 1 to 28 half days."), status=422)
    if parts and parts[0][0] in beside:
        return Refusal("beside-nothing", _("The first body sits beside nobody: it comes first."), status=422)
    return None
