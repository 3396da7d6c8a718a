"""How does a level of the operating framework come to be known here?"""

from django.db import transaction

from councils.models import EngagementLevel, Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import require


@transaction.atomic
def record_level(*, level: int, name: Pair, by: Person | None) -> EngagementLevel:
    """Record a level, or its new name; 1 is the lowest. Raises Refused when `by` may not."""
    require(refuse_unless_secretariat(by))
    row, _is_new = EngagementLevel.objects.update_or_create(level=level, defaults=name.columns("name", states=False))
    record("level.recorded", by=by, on=row, level=level, name=name)
    return row
