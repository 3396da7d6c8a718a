"""How is what was found, said or asked put on record?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require
from priorities.enums import FindingKind
from priorities.models import Finding


@transaction.atomic
def record_finding(
    *,
    key: str,
    kind: FindingKind,
    position: int,
    text: Pair,
    source: str,
    by: Person | None,
    heading: Pair | None = None,
    note: Pair | None = None,
) -> Finding:
    """Record a statement with its place in the source (`deck:7`), and in `note` what stays open about it.

    `position` orders the findings of a kind. Raises Refused for a text in one language alone, or when `by` is
    not of the secretariat.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_one_language(text))
    finding = Finding.objects.create(
        key=key,
        kind=kind,
        position=position,
        source=source,
        **text.columns("text", states=False),
        **(heading or Pair()).columns("heading", states=False),
        **(note or Pair()).columns("note", states=False),
    )
    record("finding.recorded", by=by, on=finding, key=key, kind=kind, text=text, source=source)
    return finding


def refuse_one_language(text: Pair) -> Refusal | None:
    """Why is this text not complete? What is kept for everybody is written in both languages."""
    if text.en.strip() and text.fr.strip():
        return None
    return Refusal("one-language", _("Write the text in both languages."), "text_en", status=422)
