"""How does a recommendation come before another body, so that everybody sees where it came from and if it changed?"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from councils.models import Body, Person
from governance.actions.recommendations.ends import refuse_reason
from governance.enums import RecommendationState
from governance.models import Citation, Contribution, Recommendation, RecommendedPoint
from governance.queries.recommendations.forwarding import TEXTS, hash_of
from governance.rules.recommendations import refuse_forward
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import require


@transaction.atomic
def forward_recommendation(*, recommendation: Recommendation, to: Body, because: Pair, by: Person) -> Recommendation:
    """Lay the same recommendation before another body, under a reference of its own; the first one stays as it is.

    The copy names where it came from, with the SHA-256 of what was forwarded, and takes along the outcomes that it
    serves and the evidence it cites. Raises Refused without a reason, for a draft, to a body that has it already or
    does not exist today, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_forward(by, recommendation, to))
    require(refuse_reason(because))
    forwarded_hash = hash_of(recommendation)
    copy = copied(recommendation, to, forwarded_hash, by)
    facts: dict[str, Any] = {"because": because, "hash": forwarded_hash}
    record("recommendation.forwarded", by=by, on=recommendation, to=to.key, copy=copy, **facts)
    record("recommendation.received", by=by, on=copy, forwarded_from=recommendation, **facts)
    return copy


def copied(original: Recommendation, to: Body, forwarded_hash: str, by: Person) -> Recommendation:
    """The same recommendation to another body, submitted at once, inside the caller's transaction."""
    texts = {column: value for name in TEXTS for column, value in getattr(original, name).columns(name).items()}
    copy = Recommendation.objects.create(
        reference=next_reference("R"),
        state=RecommendationState.SUBMITTED,
        submitted_on=timezone.localdate(),
        body=to,
        sponsor=original.sponsor,
        sponsor_jurisdiction=original.sponsor_jurisdiction,
        forwarded_from=original,
        forwarded_hash=forwarded_hash,
        created_by=by,
        source=original.source,
        illustrative=original.illustrative,
        **texts,
        **original.note.columns("note", states=False),
    )
    for model in (RecommendedPoint, Contribution, Citation):
        copy_rows(model, original, copy)
    return copy


def copy_rows(model: Any, original: Recommendation, copy: Recommendation) -> None:
    """The same rows beside the copy."""
    rows = list(model.objects.filter(recommendation=original))
    for row in rows:
        row.pk, row.recommendation = None, copy
        row._state.adding = True
    model.objects.bulk_create(rows)
