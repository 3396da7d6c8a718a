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
    if Jurisdiction.objects.filter(code=code).exists():
        require(Refusal("jurisdiction-known", _("This jurisdiction is already recorded."), "code"))
    jurisdiction = Jurisdiction.objects.create(
        code=code,
        order=order,
        with_article_fr=with_article_fr,
        with_de_fr=with_de_fr,
        protocol_order=protocol_order,
        sgc=sgc,
        **({"time_zone": time_zone} if time_zone else {}),
        **name.columns("name", states=False),
        **(abbreviation or Pair()).columns("abbreviation", states=False),
        **(government or Pair()).columns("government", states=False),
    )
    record("jurisdiction.recorded", by=by, on=jurisdiction, code=code, order=order, name=name)
    return jurisdiction
