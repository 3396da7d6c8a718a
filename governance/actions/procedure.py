"""How is it set how a body decides?"""

from django.db import transaction
from django.utils import timezone

from councils.models import Body, Person
from governance import rules
from governance.electorates import deciding_keys
from governance.models import Procedure
from governance.rules.procedure import (
    Settings,
    refuse_no_change,
    refuse_overwriting,
    refuse_set_procedure,
    refuse_settings,
)
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require


@transaction.atomic
def set_procedure(
    *,
    body: Body,
    settings: Settings,
    by: Person | None,
    because: Pair | None = None,
    version: int | None = None,
    illustrative: bool = False,
) -> Procedure:
    """Set how a body decides, all of it at once; open votes keep the rule that was frozen with them.

    `version` is the one that the editor saw, 0 when nothing was set; `because` is the reason in both languages,
    which a person owes and the page shows. Raises Refused without it, for what the engine cannot judge by, for
    numbers that make no sense, when nothing is changed or somebody changed it meanwhile, and without the right.
    """
    body = changing(Body, body.pk)
    require(refuse_set_procedure(by, body))
    present = Procedure.objects.filter(body=body).first()
    require(refuse_overwriting(present, version))
    require(refuse_settings(settings, deciding_keys(body, timezone.localdate()) - {body.key}))
    because = because or Pair()
    if by is not None:
        require(rules.refuse_unsaid(because))
        require(refuse_no_change(present, settings))
    procedure = present or Procedure(body=body, version=0)
    for name, value in settings.as_columns().items():
        setattr(procedure, name, value)
    procedure.illustrative = illustrative
    procedure.version += 1
    procedure.save()
    record(
        "procedure.set", by=by, on=procedure, body=body.key, because=because, version=procedure.version,
        **settings.as_columns(),
    )  # fmt: skip
    return procedure
