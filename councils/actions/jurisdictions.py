"""How does a government, or an association of municipalities, come to be known here?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Jurisdiction, Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require


@transaction.atomic
def record_jurisdiction(
    *,
    code: str,
    order: str,
    name: Pair,
    with_article_fr: str,
    with_de_fr: str,
    protocol_order: int,
    by: Person | None,
    abbreviation: Pair | None = None,
    government: Pair | None = None,
    sgc: str = "",
    time_zone: str = "",
) -> Jurisdiction:
    """Record a jurisdiction with its French forms (« le Manitoba », « du Manitoba ») and its place in order.

    `code` is that of ISO 3166-2, `sgc` that of the Standard Geographical Classification; the time zone is
    Toronto's unless one is given. Raises Refused for a code that is known already, or when `by` may not.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_known(code))
    jurisdiction = Jurisdiction.objects.create(
        code=code,
        order=order,
        with_article_fr=with_article_fr,
        with_de_fr=with_de_fr,
        protocol_order=protocol_order,
        sgc=sgc,
        time_zone=time_zone or "America/Toronto",
        **words(name=name, abbreviation=abbreviation, government=government),
    )
    record("jurisdiction.recorded", by=by, on=jurisdiction, code=code, order=order, name=name)
    return jurisdiction


def words(**pairs: Pair | None) -> dict[str, str]:
    """The pairs as columns of a row, those that are not given left empty."""
    columns: dict[str, str] = {}
    for name, pair in pairs.items():
        columns |= (pair or Pair()).columns(name, states=False)
    return columns


def refuse_known(code: str) -> Refusal | None:
    """Why is this jurisdiction not recorded? It is there already."""
    if Jurisdiction.objects.filter(code=code).exists():
        return Refusal("jurisdiction-known", _("This jurisdiction is already recorded."), "code")
    return None
