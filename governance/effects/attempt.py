"""Can it be done at all? What the acts and the database refuse comes back as one kind of answer, with nothing done."""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import DataError, IntegrityError, InternalError, ProgrammingError, transaction
from django.utils.translation import gettext_lazy as _

from governance.effects.spec import KINDS
from governance.effects.terms import Facts, Occasion, unusable
from groundwork.refusals import Refusal, Refused

log = logging.getLogger(__name__)
GUARDED = Refusal(
    "guarded", _("It would contradict what is already recorded for that day, so the register does not accept it.")
)


def attempt(kind: str, terms: Mapping[str, Any], occasion: Occasion) -> Facts:
    """Enact it, or leave everything as it was. Returns the facts for the ledger.

    Raises Refused where an act or a guard of the database says no. A database that is away is no answer about the
    effect: OperationalError goes through.
    """
    if kind not in KINDS:
        raise Refused(unusable("bad-effect", _("Nobody knows this kind of change.")))
    try:
        with transaction.atomic():
            return KINDS[kind].enact(terms, occasion)
    except (IntegrityError, DataError, ProgrammingError, InternalError) as error:
        log.exception("%s %s was refused by the database", kind, occasion.reference)
        raise Refused(GUARDED) from error
